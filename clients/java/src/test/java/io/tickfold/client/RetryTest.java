package io.tickfold.client;

import static io.tickfold.client.ScriptedServer.NOTHING;
import static io.tickfold.client.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.client.model.Amount;
import io.tickfold.client.model.CloseOrder;
import io.tickfold.client.model.CloseOrderResult;
import io.tickfold.client.model.Login;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A command is repeated until its outcome is final, always under one key.
@Timeout(60)
class RetryTest {

    private static final CloseOrder CLOSE = new CloseOrder().orderId("ord_0000000000000001");
    private static final String CLOSED =
            """
            {"message":"Order closed successfully","order":{"orderId":"ord_0000000000000001",\
            "status":"CLOSED","closePrice":42350.750,"profit":125.50}}\
            """;
    private static final String DONE = answer(200, CLOSED, "Command-Id: c-1", "Position: 0-7");
    private static final String UNKNOWN =
            answer(504, "{}", "Refusal-Reason: OUTCOME_UNKNOWN", "Command-Id: c-1");
    private static final String BUSY =
            answer(503, "{}", "Refusal-Reason: SHUTTING_DOWN", "Retry-After: 0");

    /// Away for longer than a call has time.
    private static final String AWAY =
            answer(503, "{}", "Refusal-Reason: SHUTTING_DOWN", "Retry-After: 600");

    @Test
    void repeatsUnderTheSameKeyWhatWasNotExecutedOrNotAnswered() throws Exception {
        String limited = answer(429, "{}", "Retry-After: 0");
        String running = answer(409, "{}", "Refusal-Reason: STILL_RUNNING", "Retry-After: 0");
        String fault = answer(500, "{}", "Refusal-Reason: INTERNAL_ERROR");
        try (ScriptedServer server =
                new ScriptedServer(BUSY, limited, running, NOTHING, fault, DONE)) {
            CloseOrderResult result = server.client().closeOrder(CLOSE);
            assertThat(result.getOrder().getProfit()).isEqualTo(new BigDecimal("125.50"));
            assertThat(server.requests()).hasSize(6);
            assertThat(Set.copyOf(server.sent("Idempotency-Key"))).hasSize(1).doesNotContain("");
        }
    }

    @Test
    void sendsTheKeyThatTheCallerGives() throws Exception {
        try (ScriptedServer server = new ScriptedServer(DONE)) {
            Answered<CloseOrderResult> answer =
                    server.client().closeOrderAnswered(CLOSE, CallOption.key("mine"));
            assertThat(server.sent("Idempotency-Key")).containsExactly("mine");
            assertThat(answer.commandId()).contains("c-1");
            assertThat(answer.position()).contains("0-7");
            assertThat(answer.isReplayed()).isFalse();
        }
    }

    @Test
    void asksForTheOutcomeThatAnAnswerDoesNotKnow() throws Exception {
        String pending =
                answer(200, "{\"commandId\":\"c-1\",\"status\":\"PENDING\"}", "Retry-After: 0");
        String done =
                answer(
                        200,
                        String.format(
                                Locale.ROOT,
                                "{\"commandId\":\"c-1\",\"status\":\"DONE\",\"httpStatus\":200,\"body\":%s}",
                                CLOSED));
        try (ScriptedServer server = new ScriptedServer(UNKNOWN, pending, done)) {
            CloseOrderResult result = server.client().closeOrder(CLOSE);
            assertThat(result.getOrder().getClosePrice()).isEqualTo(new BigDecimal("42350.750"));
            assertThat(server.requests().get(1)).startsWith("GET /api/v1/trade/commands/c-1 ");
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void repeatsUnderItsKeyACommandThatWillNeverBeExecuted() throws Exception {
        String never = answer(200, "{\"status\":\"NOT_EXECUTED\"}");
        try (ScriptedServer server = new ScriptedServer(UNKNOWN, never, DONE)) {
            server.client().closeOrder(CLOSE, CallOption.key("mine"));
            assertThat(server.sent("Idempotency-Key")).containsExactly("mine", "", "mine");
        }
    }

    @Test
    void repeatsUnderItsKeyWhatNobodyCanTellTheOutcomeOf() throws Exception {
        try (ScriptedServer server = new ScriptedServer(UNKNOWN, BUSY, UNKNOWN, BUSY, DONE)) {
            server.client().closeOrder(CLOSE, CallOption.key("mine"));
            assertThat(server.sent("Idempotency-Key"))
                    .containsExactly("mine", "", "mine", "", "mine");
        }
    }

    @Test
    void asksWhereAnOperatorFindsTheOutcome() throws Exception {
        String done = answer(200, "{\"status\":\"DONE\",\"httpStatus\":200,\"body\":{}}");
        try (ScriptedServer server = new ScriptedServer(UNKNOWN, done)) {
            server.client().depositToAccount("bob", new Amount());
            assertThat(server.requests().get(1))
                    .startsWith("GET /api/v1/admin/accounts/bob/commands/c-1 ");
        }
    }

    @Test
    void throwsARefusalWithItsNameAndDetails() throws Exception {
        String problem =
                """
                {"type":"urn:tickfold:refusal:ORDER_NOT_FOUND","title":"Order not found",\
                "status":400,"detail":"Order not found or already closed","code":"ORDER_NOT_FOUND"}\
                """;
        try (ScriptedServer server =
                new ScriptedServer(answer(400, problem, "Refusal-Reason: ORDER_NOT_FOUND"))) {
            assertThatThrownBy(() -> server.client().closeOrder(CLOSE))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused -> {
                                assertThat(refused.status()).isEqualTo(400);
                                assertThat(refused.reason()).isEqualTo("ORDER_NOT_FOUND");
                                assertThat(refused.problem()).isPresent();
                            });
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void saysThatNothingHasChangedIfEveryAttemptWasTurnedAway() throws Exception {
        try (ScriptedServer server = new ScriptedServer(AWAY)) {
            assertThatThrownBy(() -> server.client().closeOrder(CLOSE))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("SHUTTING_DOWN");
        }
    }

    @Test
    void saysThatTheOutcomeIsUnknownIfAnAttemptMayHaveBeenCarriedOut() throws Exception {
        try (ScriptedServer server = new ScriptedServer(NOTHING, AWAY)) {
            assertThatThrownBy(() -> server.client().closeOrder(CLOSE, CallOption.key("mine")))
                    .isInstanceOfSatisfying(
                            OutcomeUnknownException.class,
                            unknown -> assertThat(unknown.key()).isEqualTo("mine"));
        }
    }

    @Test
    void doesNotTakeARefusedRepetitionForTheOutcomeOfWhatItRepeats() throws Exception {
        String expired = answer(401, "{}", "Refusal-Reason: UNAUTHORIZED");
        try (ScriptedServer server = new ScriptedServer(NOTHING, expired)) {
            assertThatThrownBy(() -> server.client().closeOrder(CLOSE))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessageContaining("repeat it under the key");
        }
    }

    @Test
    void takesTheEnginesRefusalOfARepetitionAsFinal() throws Exception {
        String decided =
                answer(
                        400,
                        "{}",
                        "Refusal-Reason: ORDER_NOT_FOUND",
                        "Command-Id: c-1",
                        "Position: 0-9");
        try (ScriptedServer server = new ScriptedServer(NOTHING, decided)) {
            assertThatThrownBy(() -> server.client().closeOrder(CLOSE))
                    .isInstanceOf(RefusedException.class);
        }
    }

    /// It has no `Refusal-Reason`, and may have passed the request on.
    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 520, 524})
    void repeatsWhatAProxyGaveUp(int status) throws Exception {
        String gaveUp = answer(status, "no answer", "Content-Type: text/plain");
        try (ScriptedServer server = new ScriptedServer(gaveUp, DONE)) {
            server.client().closeOrder(CLOSE);
            assertThat(server.requests()).hasSize(2);
            assertThat(Set.copyOf(server.sent("Idempotency-Key"))).hasSize(1);
        }
    }

    @Test
    void doesNotSayThatNothingWasCarriedOutWhereAProxyGaveUp() throws Exception {
        try (ScriptedServer server = new ScriptedServer(answer(503, "", "Retry-After: 600"))) {
            assertThatThrownBy(() -> server.client().closeOrder(CLOSE, CallOption.key("mine")))
                    .isInstanceOfSatisfying(
                            OutcomeUnknownException.class,
                            unknown -> assertThat(unknown.key()).isEqualTo("mine"));
        }
    }

    @Test
    void doesNotTakeAPageOrAnotherPlaceForAnAnswer() throws Exception {
        String page = answer(200, "Sign in to this network", "Content-Type: text/html");
        String elsewhere = answer(302, "", "Location: /login");
        try (ScriptedServer server = new ScriptedServer(page, elsewhere, DONE)) {
            server.client().closeOrder(CLOSE);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void keepsTheKeyIfThereIsNoTokenForARepetition() throws Exception {
        Iterator<String> tokens = List.of("first").iterator();
        try (ScriptedServer server = new ScriptedServer(NOTHING)) {
            Tickfold client = Tickfold.at(server.api(), tokens::next);
            assertThatThrownBy(() ->
                            client.closeOrder(
                                    CLOSE,
                                    CallOption.key("mine"),
                                    CallOption.within(Duration.ofMillis(300))))
                    .isInstanceOfSatisfying(
                            OutcomeUnknownException.class,
                            unknown -> assertThat(unknown.key()).isEqualTo("mine"));
            assertThatThrownBy(() -> client.closeOrder(CLOSE))
                    .isInstanceOf(NoSuchElementException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    /// Each would be another mail.
    @Test
    void asksForASignInLinkOnce() throws Exception {
        try (ScriptedServer server = new ScriptedServer(NOTHING)) {
            assertThatThrownBy(() ->
                            server.client().requestSignInLink(new Login().email("a@example.com")))
                    .isInstanceOf(OutcomeUnknownException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void repeatsReadsWithoutAKey() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(NOTHING, BUSY, answer(200, "{\"message\":[]}"))) {
            assertThat(server.client().listOpenOrders().getMessage()).isEmpty();
            assertThat(server.sent("Idempotency-Key")).containsOnly("");
        }
    }
}
