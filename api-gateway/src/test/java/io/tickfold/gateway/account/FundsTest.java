package io.tickfold.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.input.AdjustBalance;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.Withdraw;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Money;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.engine.AttemptResult;
import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.Scope;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FundsTest extends GatewayHttpTest {

    private static final String WITHDRAWALS = "/api/v1/account/withdrawals";
    private static final String DEPOSITS = "/api/v1/admin/accounts/bob/deposits";
    private static final String ADJUSTMENTS = "/api/v1/admin/accounts/bob/adjustments";

    private HttpResponse<String> with(Scope scope, String path, String body) {
        String token =
                new TokenIssuer(JwtSecret.of(SECRET), InstantSource.system())
                        .issue(Events.ALICE, Duration.ofHours(1), Set.of(scope));
        HttpRequest.Builder request =
                anonymous(path)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "k")
                        .POST(BodyPublishers.ofString(body));
        return send(request);
    }

    private static void assertBooked(HttpResponse<String> response, String expected) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(expected);
    }

    @Test
    void withdraws() {
        engine.answers(Events.withdrawn("12.34"));
        assertBooked(
                with(Scope.WITHDRAW, WITHDRAWALS, "{\"amount\":12.340}"),
                "{\"message\":\"Withdrawal booked\",\"amount\":12.34,\"balance\":1000.00}");
        Withdraw command = (Withdraw) engine.commands().getLast();
        assertThat(command.amount()).isEqualTo(Money.of("12.34"));
        assertThat(command.header().accountId()).isEqualTo(Events.ALICE);
    }

    @Test
    void depositsIntoAnyAccount() {
        engine.answers(Events.deposited("100"));
        assertBooked(
                with(Scope.FUNDS_WRITE, DEPOSITS, "{\"amount\":100}"),
                "{\"message\":\"Deposit booked\",\"amount\":100.00,\"balance\":1000.00}");
        Deposit command = (Deposit) engine.commands().getLast();
        assertThat(command.header().accountId()).isEqualTo(new AccountId("bob"));
    }

    @Test
    void adjustsInBothDirections() {
        engine.answers(Events.adjusted("-3"));
        assertBooked(
                with(Scope.FUNDS_WRITE, ADJUSTMENTS, "{\"amount\":-3,\"reason\":\"goodwill\"}"),
                "{\"message\":\"Adjustment booked\",\"amount\":-3.00,\"balance\":1000.00}");
        AdjustBalance command = (AdjustBalance) engine.commands().getLast();
        assertThat(command.amount()).isEqualTo(Money.of("-3"));
        assertThat(command.reason().value()).isEqualTo("goodwill");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0;greater than 0 and have at most 2 decimals",
                "-1;greater than 0 and have at most 2 decimals",
                "0.001;greater than 0 and have at most 2 decimals",
                "1e-30;greater than 0 and have at most 2 decimals",
                "\"1\";a number",
                "true;a number",
                "[];a number"
            })
    void refusesAmountsThatAreNone(String amount, String must) {
        String body = "{\"amount\":" + amount + "}";
        for (HttpResponse<String> response :
                Set.of(
                        with(Scope.WITHDRAW, WITHDRAWALS, body),
                        with(Scope.FUNDS_WRITE, DEPOSITS, body))) {
            assertRefused(response, 400, "INVALID_AMOUNT", "Amount must be " + must);
        }
        assertThat(engine.commands()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"reason\":\"x\"};MISSING_PARAMETERS",
                "{\"amount\":1};MISSING_PARAMETERS",
                "{\"amount\":0,\"reason\":\"x\"};INVALID_ADJUSTMENT",
                "{\"amount\":1,\"reason\":\"\"};INVALID_REASON",
                "{\"amount\":1,\"reason\":1};INVALID_REASON",
                "{\"amount\":1,\"reason\":\"a\\nb\"};INVALID_REASON"
            })
    void refusesAdjustmentsWithoutAmountOrReason(String body, String reason) {
        HttpResponse<String> response = with(Scope.FUNDS_WRITE, ADJUSTMENTS, body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(header(response, "Refusal-Reason")).isEqualTo(reason);
        assertThat(engine.commands()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'   ';Reason must be 1 to 200 characters",
                "'\\u00a0\\u2003';Reason must be 1 to 200 characters",
                "'\\n\\t';Reason must be 1 to 200 characters",
                "'a\\u0000b';Reason must not contain control characters",
                "'a\\ud800';Reason must not contain control characters"
            })
    void saysWhatIsWrongWithAReason(String reason, String error) {
        String body = "{\"amount\":1,\"reason\":\"" + reason + "\"}";
        assertRefused(with(Scope.FUNDS_WRITE, ADJUSTMENTS, body), 400, "INVALID_REASON", error);
        assertThat(engine.commands()).isEmpty();
    }

    @Test
    void givesOperatorsKeysOfTheirOwnAtEachAccount() {
        engine.answers(Events.deposited("100"));
        HttpResponse<String> response = with(Scope.FUNDS_WRITE, DEPOSITS, "{\"amount\":100}");
        AccountId bob = new AccountId("bob");
        assertThat(header(response, "Command-Id"))
                .isEqualTo(CommandId.of(bob, Events.ALICE, "k").value())
                .isNotEqualTo(CommandId.of(bob, "k").value());
    }

    @Test
    void tellsOperatorsWhereToAskWhatIsUnknown() {
        engine.answers(new AttemptResult.Unknown());
        HttpResponse<String> response = with(Scope.FUNDS_WRITE, DEPOSITS, "{\"amount\":100}");
        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(response.body()).contains("ask GET " + address(response) + "\"");
    }

    @Test
    void tellsOperatorsWhereToAskWhatIsStillRunning() throws Exception {
        CompletableFuture<AttemptResult> outcome = new CompletableFuture<>();
        engine.answersWhenDone(outcome);
        String body = "{\"amount\":100}";
        try (ExecutorService first = Executors.newVirtualThreadPerTaskExecutor()) {
            first.execute(() -> with(Scope.FUNDS_WRITE, DEPOSITS, body));
            await().until(() -> !engine.commands().isEmpty());
            HttpResponse<String> second = with(Scope.FUNDS_WRITE, DEPOSITS, body);
            outcome.complete(new AttemptResult.NotSent());
            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(second.body()).contains("ask GET " + address(second) + "\"");
        }
    }

    private static String address(HttpResponse<String> response) {
        return "/api/v1/admin/accounts/bob/commands/" + header(response, "Command-Id");
    }

    @Test
    void needsTheRights() {
        for (String path : Set.of(WITHDRAWALS, DEPOSITS, ADJUSTMENTS)) {
            assertRefused(post(path, "{\"amount\":1}"), 403, "FORBIDDEN", "Forbidden");
        }
        assertRefused(
                with(Scope.WITHDRAW, DEPOSITS, "{\"amount\":1}"), 403, "FORBIDDEN", "Forbidden");
        assertRefused(
                with(Scope.FUNDS_WRITE, WITHDRAWALS, "{\"amount\":1}"),
                403,
                "FORBIDDEN",
                "Forbidden");
    }

    @Test
    void needsAKeyFromOperators() {
        String token =
                new TokenIssuer(JwtSecret.of(SECRET), InstantSource.system())
                        .issue(Events.ALICE, Duration.ofHours(1), Set.of(Scope.FUNDS_WRITE));
        HttpResponse<String> response =
                send(
                        anonymous(DEPOSITS)
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"amount\":1}")));
        assertRefused(response, 400, "MISSING_IDEMPOTENCY_KEY", "Idempotency-Key is required");
    }

    @Test
    void findsNoAccount() {
        engine.answers(Events.refused(RefusalReason.UNKNOWN_ACCOUNT));
        HttpResponse<String> unknown = with(Scope.FUNDS_WRITE, DEPOSITS, "{\"amount\":1}");
        HttpResponse<String> malformed =
                with(Scope.FUNDS_WRITE, "/api/v1/admin/accounts/b%20b/deposits", "{\"amount\":1}");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("User not found");
        assertThat(malformed.statusCode()).isEqualTo(404);
    }

    @Test
    void givesNobodyMoneyByThemselves() {
        assertRefused(
                post("/api/v1/account/deposits", "{\"amount\":1}"), 404, "NOT_FOUND", "Not found");
    }
}
