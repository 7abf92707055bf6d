package io.tickfold.gateway.trade;

import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.PriceBound;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Side;
import io.tickfold.gateway.command.Operation;
import io.tickfold.gateway.command.RefusalAnswers;
import io.tickfold.gateway.market.SymbolNames;
import io.tickfold.gateway.trade.OrderPreview.Asked;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RefusedException;
import io.tickfold.gateway.web.RequestValues;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads the order that a preview is asked for, out of the parameters of the request.
record PreviewReader(HttpServletRequest request, RulesChanged rules) {

    private static final String SYMBOL = "symbol";
    private static final String TYPE = "type";
    private static final String QUANTITY = "quantity";
    private static final String LEVERAGE = "leverage";

    /// @throws RefusedException if it is no order that the instrument allows
    Asked read() {
        RequestValues.requireOnly(request, SYMBOL, TYPE, QUANTITY, LEVERAGE);
        String name = text(SYMBOL, GatewayRefusal.INVALID_SYMBOL);
        Instrument instrument =
                SymbolNames.symbol(name)
                        .flatMap(rules::instrument)
                        .orElseThrow(() -> refused(RefusalReason.UNKNOWN_SYMBOL, SYMBOL, name));
        String type = text(TYPE, GatewayRefusal.INVALID_TYPE);
        Side side =
                Side.parse(type)
                        .orElseThrow(() -> refused(RefusalReason.INVALID_SIDE, "side", type));
        Asked asked =
                new Asked(
                        instrument,
                        side,
                        value(QUANTITY, GatewayRefusal.INVALID_QUANTITY, Quantity::of),
                        value(LEVERAGE, GatewayRefusal.INVALID_LEVERAGE, PreviewReader::leverage));
        check(asked);
        return asked;
    }

    private static Leverage leverage(String text) {
        return Leverage.of(Integer.parseInt(text));
    }

    private String text(String name, GatewayRefusal refusal) {
        return RequestValues.text(request, name, refusal)
                .filter(text -> !text.isEmpty())
                .orElseThrow(Operation.CREATE::missing);
    }

    private <T> T value(String name, GatewayRefusal refusal, Function<String, T> maker) {
        String text = text(name, refusal);
        try {
            return maker.apply(text);
        } catch (IllegalArgumentException _) {
            throw refusal.exception();
        }
    }

    private static void check(Asked asked) {
        Instrument instrument = asked.instrument();
        String symbol = instrument.symbol().value();
        if (asked.leverage().compareTo(instrument.maxLeverage()) > 0) {
            throw refused(
                    RefusalReason.LEVERAGE_TOO_HIGH,
                    Map.of("maximum", instrument.maxLeverage().toString(), SYMBOL, symbol));
        }
        if (asked.quantity().compareTo(instrument.minQuantity()) < 0
                || asked.quantity().compareTo(instrument.maxQuantity()) > 0) {
            throw outOfRange(instrument);
        }
        if (!asked.quantity().isMultipleOf(instrument.quantityStep())) {
            throw refused(
                    RefusalReason.QUANTITY_OFF_STEP,
                    Map.of("step", instrument.quantityStep().toString(), SYMBOL, symbol));
        }
    }

    private static RefusedException outOfRange(Instrument instrument) {
        return refused(
                RefusalReason.QUANTITY_OUT_OF_RANGE,
                Map.of(
                        "minimum",
                        instrument.minQuantity().toString(),
                        "maximum",
                        instrument.maxQuantity().toString(),
                        SYMBOL,
                        instrument.symbol().value()));
    }

    /// A quote at which the order is worth more than can be computed with is as good as none.
    static Quote usable(Asked asked, Optional<Quote> quote) {
        return quote.filter(at -> PriceBound.holds(at.ask(), asked.quantity()))
                .orElseThrow(() ->
                        refused(
                                RefusalReason.QUOTE_MISSING,
                                SYMBOL,
                                asked.instrument().symbol().value()));
    }

    private static RefusedException refused(RefusalReason reason, String name, String detail) {
        return refused(reason, Map.of(name, detail));
    }

    private static RefusedException refused(RefusalReason reason, Map<String, String> details) {
        return new RefusedException(
                RefusalAnswers.of(new Refusal(reason, details), Operation.CREATE));
    }
}
