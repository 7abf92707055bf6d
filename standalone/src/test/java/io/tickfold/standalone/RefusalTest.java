package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.TokenIssuer;
import io.tickfold.standalone.TradingClient.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every refusal that a client can meet, byte for byte, on everything as it runs for real.
class RefusalTest {

    private static final String NO_ORDER_ID =
            "{\"error\":\"Missing required parameters: orderId\"}";
    private static final String NOT_FOUND =
            "{\"error\":\"Order not found or already closed\","
                    + "\"message\":\"Order not found or already closed\"}";
    private static final String UNAUTHORIZED = "{\"error\":\"Unauthorized\"}";
    private static final String MISSING =
            "Missing required parameters: symbol, type, quantity, leverage";

    private static final String TOO_LONG =
            "Quantity must have at most 15 digits before the decimal point and 12 after it";

    @TempDir static Path data;

    private static RunningInstance instance;
    private static TradingClient alice;

    @BeforeAll
    static void start() throws Exception {
        instance = RunningInstance.start(data);
        alice = instance.client("alice");
    }

    /// Nothing that was refused changed a balance, and nothing left a stack trace.
    @AfterAll
    static void stop() throws Exception {
        try (RunningInstance running = instance) {
            List<TradeEvent> events = EventLog.read(running.kafka());
            Books.of(events).requireConserved();
            assertThat(events)
                    .filteredOn(CommandRefused.class::isInstance)
                    .isNotEmpty()
                    .filteredOn(e -> e.header().accountId().equals(new AccountId("alice")))
                    .filteredOn(e -> e.header().sequence() > 0)
                    .allMatch(e -> e.header().balance().equals(Money.of("10000.00")));
            assertThat(running.log()).doesNotContain("\tat ", "Exception");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"orderId\":1}",
                "{\"orderId\":null}",
                "{\"orderId\":\"\"}",
                "{\"orderId\":{}}"
            })
    void refusesCloseWithoutAnOrderId(String body) throws Exception {
        requireAnswer(alice.close(body), 400, NO_ORDER_ID);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "[]|Body must be a JSON object, not an array",
                "null|Body must be a JSON object, not null",
                "\"ord_0123456789abcdef\"|Body must be a JSON object, not a string",
                "{\"orderId\":\"a\",\"orderId\":\"b\"}"
                        + "|Body has a field that occurs twice, orderId: line 1, column 16",
                "{} x|Body is not valid JSON: Unrecognized token 'x', line 1, column 4",
                "{\"orderId\":\"ord_0123456789abcdef\",\"Quantity\":1}"
                        + "|Unknown field: Quantity. Known here: orderId, quantity"
            })
    void refusesCloseWithABodyThatIsNone(String body, String error) throws Exception {
        requireAnswer(
                alice.close(body), 400, String.format(Locale.ROOT, "{\"error\":\"%s\"}", error));
    }

    @Test
    void refusesCloseInAnotherContentType() throws Exception {
        HttpRequest.Builder request =
                alice.request("/api/v1/trade/close")
                        .setHeader("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{\"orderId\":\"ord_0123456789abcdef\"}"));
        requireAnswer(
                TradingClient.send(request),
                415,
                "{\"error\":\"Content-Type must be application/json\"}");
    }

    @Test
    void refusesCloseOfWhatIsNoOpenOrderOfTheAccount() throws Exception {
        requireAnswer(alice.closeOrder("ord_0123456789abcdef"), 400, NOT_FOUND);
        requireAnswer(alice.closeOrder("x".repeat(10_000)), 400, NOT_FOUND);
        requireAnswer(alice.closeOrder("ord_0123456789ABCDEF"), 400, NOT_FOUND);
    }

    @Test
    void refusesCloseOfAnotherAccountsOrderAndOfAClosedOne() throws Exception {
        TradingClient bob = instance.client("bob");
        String order = bob.open();

        requireAnswer(alice.closeOrder(order), 400, NOT_FOUND);
        assertThat(bob.closeOrder(order).status()).isEqualTo(200);
        requireAnswer(bob.closeOrder(order), 400, NOT_FOUND);
    }

    @Test
    void refusesEveryTokenThatIsNotValid() throws Exception {
        TokenIssuer ours = instance.tokens();
        AccountId id = new AccountId("alice");
        TokenIssuer others = new TokenIssuer(JwtSecret.of("x".repeat(32)), InstantSource.system());

        requireUnauthorized(ours.issue(id, Duration.ofMinutes(-1)));
        requireUnauthorized(others.issue(id, Duration.ofHours(1)));
        requireUnauthorized(unsigned("{\"userId\":\"alice\",\"exp\":9999999999}"));
        requireUnauthorized("nonsense");
    }

    @Test
    void refusesRequestsWithoutAToken() throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(instance.api().resolve("/api/v1/trade/close"))
                        .POST(BodyPublishers.ofString("{}"));
        Answer answer = TradingClient.send(request);

        requireAnswer(answer, 401, UNAUTHORIZED);
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
    }

    private static void requireUnauthorized(String token) throws Exception {
        Answer answer = new TradingClient(instance.api(), token).close("{}");
        requireAnswer(answer, 401, UNAUTHORIZED);
        assertThat(answer.header("WWW-Authenticate").orElseThrow())
                .contains("error=\"invalid_token\"");
    }

    private static String unsigned(String claims) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String header =
                base64.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        return header + "." + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "BTCUSDT|buy|0|10|Quantity must be greater than 0",
                "BTCUSDT|buy|-1|10|Quantity must be greater than 0",
                "BTCUSDT|buy|\"0.1\"|10|Quantity must be a number",
                "BTCUSDT|buy|1e400|10|" + TOO_LONG,
                "BTCUSDT|buy|1e1000000000|10|" + TOO_LONG,
                "BTCUSDT|buy|0.1|0|Leverage must be a positive whole number",
                "BTCUSDT|buy|0.1|1.5|Leverage must be a positive whole number",
                "BTCUSDT|buy|0.1|-3|Leverage must be a positive whole number",
                "BTCUSDT|buy|null|10|" + MISSING,
            })
    void refusesCreateAtTheGateway(
            String symbol, String side, String quantity, String leverage, String error)
            throws Exception {
        Answer answer = alice.create(order(symbol, side, quantity, leverage));
        requireAnswer(answer, 400, String.format(Locale.ROOT, "{\"error\":\"%s\"}", error));
        assertThat(answer.header("Command-Id")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DOGE|buy|0.1|10|Price data not found for symbol: DOGE. "
                        + "Please ensure price data is available.",
                "BTCUSDT|hold|0.1|10|Invalid order type: hold. Must be 'buy' or 'sell'",
                "BTCUSDT|buy|0.1|101|Leverage must not exceed 100 for BTCUSDT",
                "BTCUSDT|buy|0.00001|10|Quantity must be between 0.0001 and 100 for BTCUSDT",
                "BTCUSDT|buy|100.0001|10|Quantity must be between 0.0001 and 100 for BTCUSDT",
                "BTCUSDT|buy|0.00015|10|Quantity must be a multiple of 0.0001 for BTCUSDT",
            })
    void refusesCreateInTheEngine(
            String symbol, String side, String quantity, String leverage, String error)
            throws Exception {
        Answer answer = alice.create(order(symbol, side, quantity, leverage));
        String body =
                String.format(Locale.ROOT, "{\"error\":\"%s\",\"message\":\"%s\"}", error, error);
        requireAnswer(answer, 400, body);
        assertThat(answer.header("Command-Id")).isPresent();
        assertThat(answer.header("Position")).isPresent();
    }

    /// What the log could not hold is off the step like any other number.
    @Test
    void saysTheStepThatAQuantityMisses() throws Exception {
        Answer answer = alice.create(order("BTCUSDT", "buy", "0.30000000000000004", "10"));
        String error = "Quantity must be a multiple of 0.0001 for BTCUSDT";
        requireAnswer(
                answer,
                400,
                String.format(Locale.ROOT, "{\"error\":\"%s\",\"message\":\"%s\"}", error, error));
        assertThat(answer.header("Refusal-Reason")).contains("QUANTITY_OFF_STEP");
    }

    @Test
    void refusesCreateThatTheBalanceDoesNotCover() throws Exception {
        Answer answer = alice.create(order("BTCUSDT", "buy", "100", "1"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Refusal-Reason")).contains("INSUFFICIENT_BALANCE");
        assertThat(answer.body())
                .matches(
                        "\\{\"error\":\"Insufficient balance\\. Required: \\$\\d+\\.\\d\\d, "
                                + "Available: \\$10000\\.00\",\"message\":\"Insufficient balance.*");
    }

    @Test
    void refusesCreateWithoutABody() throws Exception {
        requireAnswer(
                alice.create("{}"), 400, String.format(Locale.ROOT, "{\"error\":\"%s\"}", MISSING));
    }

    private static String order(String symbol, String side, String quantity, String leverage) {
        return String.format(
                Locale.ROOT,
                """
                {"symbol":"%s","type":"%s","quantity":%s,"leverage":%s}\
                """,
                symbol,
                side,
                quantity,
                leverage);
    }

    private static void requireAnswer(Answer answer, int status, String body) {
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Refusal-Reason")).isPresent();
    }
}
