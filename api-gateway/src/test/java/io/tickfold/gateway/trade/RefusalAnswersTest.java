package io.tickfold.gateway.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalAnswersTest extends GatewayHttpTest {

    static final String ORDER =
            "{\"symbol\":\"BTC\",\"type\":\"buy\",\"quantity\":1,\"leverage\":1}";
    private static final Sent CREATING = new Sent("POST", CREATE, ORDER);
    private static final Sent CLOSING =
            new Sent("POST", CLOSE, "{\"orderId\":\"ord_1234567890abcdef\"}");
    private static final Sent AMENDING =
            new Sent("PATCH", "/api/v1/trade/orders/ord_1234567890abcdef", "{\"stopLoss\":1}");
    private static final String NO_PRICE =
            "Price data not found for symbol: %s. Please ensure price data is available.";
    private static final String NO_ORDER = "Order not found or already closed";

    /// A request that becomes a command.
    record Sent(String method, String path, String body) {}

    /// What a client reads for a refusal, in the words of the contract.
    record Case(Refusal refusal, Sent sent, String text) {}

    private static Case create(RefusalReason reason, Map<String, String> details, String text) {
        return new Case(new Refusal(reason, details), CREATING, text);
    }

    private static Case close(RefusalReason reason, Map<String, String> details, String text) {
        return new Case(new Refusal(reason, details), CLOSING, text);
    }

    private static Case amend(RefusalReason reason, Map<String, String> details, String text) {
        return new Case(new Refusal(reason, details), AMENDING, text);
    }

    static List<Case> refusals() {
        Map<String, String> none = Map.of();
        Map<String, String> btc = Map.of("symbol", "BTCUSDT");
        Map<String, String> step = Map.of("symbol", "BTCUSDT", "step", "0.01");
        return List.of(
                create(RefusalReason.UNKNOWN_ACCOUNT, none, "User not found"),
                close(RefusalReason.UNKNOWN_ACCOUNT, none, NO_ORDER),
                close(RefusalReason.ORDER_NOT_FOUND, none, NO_ORDER),
                create(
                        RefusalReason.NO_RULES,
                        btc,
                        String.format(Locale.ROOT, NO_PRICE, "BTCUSDT")),
                create(
                        RefusalReason.UNKNOWN_SYMBOL,
                        Map.of("symbol", "100%s"),
                        String.format(Locale.ROOT, NO_PRICE, "100%s")),
                create(
                        RefusalReason.QUOTE_MISSING,
                        btc,
                        String.format(Locale.ROOT, NO_PRICE, "BTCUSDT")),
                create(
                        RefusalReason.QUOTE_TOO_OLD,
                        btc,
                        String.format(Locale.ROOT, NO_PRICE, "BTCUSDT")),
                close(RefusalReason.QUOTE_MISSING, btc, "Price data not found"),
                close(RefusalReason.QUOTE_TOO_OLD, btc, "Price data not found"),
                create(
                        RefusalReason.INVALID_SIDE,
                        Map.of("side", "hold"),
                        "Invalid order type: hold. Must be 'buy' or 'sell'"),
                create(
                        RefusalReason.LEVERAGE_TOO_HIGH,
                        Map.of("symbol", "BTCUSDT", "maximum", "100"),
                        "Leverage must not exceed 100 for BTCUSDT"),
                create(
                        RefusalReason.QUANTITY_OUT_OF_RANGE,
                        Map.of("symbol", "BTCUSDT", "minimum", "0.001", "maximum", "100"),
                        "Quantity must be between 0.001 and 100 for BTCUSDT"),
                create(
                        RefusalReason.QUANTITY_OFF_STEP,
                        step,
                        "Quantity must be a multiple of 0.01 for BTCUSDT"),
                create(
                        RefusalReason.TAKE_PROFIT_OFF_STEP,
                        step,
                        "Take profit must be a multiple of 0.01 for BTCUSDT"),
                create(
                        RefusalReason.STOP_LOSS_OFF_STEP,
                        step,
                        "Stop loss must be a multiple of 0.01 for BTCUSDT"),
                create(
                        RefusalReason.TOO_MANY_OPEN_ORDERS,
                        Map.of("maximum", "1000"),
                        "Too many open orders. Maximum: 1000"),
                create(
                        RefusalReason.INSUFFICIENT_BALANCE,
                        Map.of("required", "430.00", "available", "100.00"),
                        "Insufficient balance. Required: $430.00, Available: $100.00"),
                create(
                        RefusalReason.LEVELS_ON_WRONG_SIDE,
                        Map.of("side", "buy", "price", "43000.00"),
                        "For buy orders, take profit must be above the open price and stop loss"
                                + " must be below it. Current execution price: $43000.00"),
                create(
                        RefusalReason.LEVELS_ON_WRONG_SIDE,
                        Map.of("side", "sell", "price", "43000.00"),
                        "For sell orders, take profit must be below the open price and stop loss"
                                + " must be above it. Current execution price: $43000.00"),
                amend(
                        RefusalReason.LEVELS_ON_WRONG_SIDE,
                        Map.of("side", "sell", "price", "43215.00"),
                        "For sell orders, take profit must be below the closing price and stop loss"
                                + " must be above it. Current closing price: $43215.00"),
                create(
                        RefusalReason.STOP_LOSS_WOULD_TRIGGER,
                        Map.of("price", "42785.00"),
                        "Stop loss would trigger at once. Current closing price: $42785.00"),
                create(
                        RefusalReason.SLIPPAGE_EXCEEDED,
                        Map.of(
                                "expected", "43215.00",
                                "current", "43301.44",
                                "slippage", "0.2001",
                                "tolerance", "0.2"),
                        "Order cancelled due to slippage. Expected price: 43215.00, Current price:"
                                + " 43301.44, Slippage: 0.2001% (Tolerance: 0.2%)"),
                create(
                        RefusalReason.SYMBOL_CLOSE_ONLY,
                        btc,
                        "Orders in BTCUSDT can only be closed"),
                create(RefusalReason.SYMBOL_EXPIRED, btc, "BTCUSDT has expired"),
                close(RefusalReason.SYMBOL_HALTED, btc, "Price data not found"),
                close(
                        RefusalReason.QUANTITY_ABOVE_OPEN,
                        Map.of("open", "0.1"),
                        "Quantity exceeds the open quantity"),
                close(
                        RefusalReason.REMAINDER_TOO_SMALL,
                        Map.of("minimum", "0.1"),
                        "Remaining quantity is below the minimum"),
                create(
                        RefusalReason.TOO_MANY_KEYS,
                        Map.of("maximum", "1000"),
                        "Too many idempotency keys within 24 hours. Maximum: 1000"),
                create(RefusalReason.BALANCE_TOO_LARGE, none, "Balance too large"),
                create(RefusalReason.MARGIN_LEVEL_TOO_LOW, none, "Margin level too low"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void tellsTheClientWhatTheContractSays(Case refused) {
        engine.answers(Events.refused(refused.refusal()));
        HttpResponse<String> response = send(refused.sent());
        assertThat(response.body())
                .isEqualTo("{\"error\":\"%s\",\"message\":\"%s\"}", refused.text(), refused.text());
        assertThat(response.statusCode()).isEqualTo(400);
        assertNamed(response, refused.refusal().reason());
    }

    private HttpResponse<String> send(Sent sent) {
        return send(
                json(sent.path(), sent.body())
                        .method(sent.method(), BodyPublishers.ofString(sent.body())));
    }

    private static final Set<RefusalReason> FAULTS =
            Set.of(
                    RefusalReason.UNREADABLE,
                    RefusalReason.WRONG_KEY,
                    RefusalReason.WRONG_PARTITION,
                    RefusalReason.ACCOUNT_EXISTS,
                    RefusalReason.INTERNAL_ERROR);

    static Stream<RefusalReason> faults() {
        return FAULTS.stream();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void hidesFaultsOfTheSystemButForTheirName(RefusalReason reason) {
        engine.answers(Events.refused(reason));
        HttpResponse<String> response = post(CREATE, ORDER);
        assertRefused(response, 500, reason.name(), "Internal server error");
        assertNamed(response, reason);
    }

    @Test
    void saysThatRetryingIsSafeIfTheCommandCameTooLate() {
        engine.answers(Events.refused(RefusalReason.EXPIRED));
        HttpResponse<String> response = post(CREATE, ORDER);
        assertThat(response.body())
                .isEqualTo(
                        "{\"error\":\"Service unavailable\",\"message\":\"The command came too"
                                + " late and was not carried out, safe to retry\"}");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(header(response, "Retry-After")).isEqualTo("1");
        assertNamed(response, RefusalReason.EXPIRED);
    }

    @Test
    void hasAnExpectationForEveryReason() {
        Set<RefusalReason> covered =
                Stream.concat(
                                refusals().stream().map(c -> c.refusal().reason()),
                                Stream.concat(
                                        FAULTS.stream(),
                                        Stream.of(RefusalReason.EXPIRED, RefusalReason.KEY_REUSED)))
                        .collect(Collectors.toSet());
        assertThat(covered)
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(RefusalReason.values()));
    }

    private void assertNamed(HttpResponse<String> response, RefusalReason reason) {
        assertThat(header(response, "Refusal-Reason")).isEqualTo(reason.name());
        assertThat(header(response, "Position")).isEqualTo("3-1234");
        assertThat(header(response, "Command-Id"))
                .isEqualTo(engine.commands().getLast().header().commandId().value());
    }
}
