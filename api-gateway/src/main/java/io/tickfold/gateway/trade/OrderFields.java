package io.tickfold.gateway.trade;

import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.LevelChange;
import io.tickfold.contract.value.ClientOrderId;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.gateway.command.Operation;
import io.tickfold.gateway.command.RefusalAnswers;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.JsonNumber;
import io.tickfold.gateway.web.JsonObject;
import io.tickfold.gateway.web.NumberField;
import io.tickfold.gateway.web.RefusedException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The fields of an order that a client asks for, each refused under its own name.
///
/// @param instrument whose steps are named, if it is known which it is
record OrderFields(JsonObject body, Optional<Instrument> instrument) {

    static final NumberField QUANTITY =
            stepped("quantity", "Quantity", GatewayRefusal.INVALID_QUANTITY, "quantityStep");
    static final NumberField LEVERAGE =
            NumberField.of("leverage", "Leverage", GatewayRefusal.INVALID_LEVERAGE)
                    .whenTooFine(GatewayRefusal.INVALID_LEVERAGE.error());
    static final NumberField SLIPPAGE =
            NumberField.of("slippage", "Slippage", GatewayRefusal.INVALID_SLIPPAGE);
    static final NumberField TAKE_PROFIT =
            stepped("takeProfit", "Take profit", GatewayRefusal.INVALID_TAKE_PROFIT, "priceStep");
    static final NumberField STOP_LOSS =
            stepped("stopLoss", "Stop loss", GatewayRefusal.INVALID_STOP_LOSS, "priceStep");
    static final NumberField EXPECTED_PRICE =
            NumberField.of(
                    "expectedPrice", "Expected price", GatewayRefusal.INVALID_EXPECTED_PRICE);
    static final String CLIENT_ORDER_ID = "clientOrderId";

    private static final Map<NumberField, RefusalReason> OFF_STEP =
            Map.of(
                    QUANTITY, RefusalReason.QUANTITY_OFF_STEP,
                    TAKE_PROFIT, RefusalReason.TAKE_PROFIT_OFF_STEP,
                    STOP_LOSS, RefusalReason.STOP_LOSS_OFF_STEP);

    private static NumberField stepped(
            String name, String title, GatewayRefusal refusal, String step) {
        return NumberField.of(name, title, refusal)
                .whenTooFine(
                        title
                                + " must be a multiple of the "
                                + step
                                + " in GET /api/v1/instruments");
    }

    Quantity quantity() {
        return number(QUANTITY, Quantity::new);
    }

    /// What is beyond the largest number is as far beyond every instrument's maximum, and so left
    /// to the engine, which knows that maximum.
    Leverage leverage() {
        return number(LEVERAGE, OrderFields::leverage);
    }

    private static Leverage leverage(BigDecimal value) {
        BigInteger whole = value.toBigIntegerExact();
        return new Leverage(whole.min(BigInteger.valueOf(Leverage.LARGEST)).intValueExact());
    }

    Optional<Percent> slippage() {
        return optional(SLIPPAGE, Percent::new);
    }

    ProtectiveLevels levels() {
        return new ProtectiveLevels(
                optional(TAKE_PROFIT, Price::new), optional(STOP_LOSS, Price::new));
    }

    /// What becomes of the levels that are named; null removes one.
    Optional<LevelChange> takeProfitChange() {
        return change(TAKE_PROFIT);
    }

    Optional<LevelChange> stopLossChange() {
        return change(STOP_LOSS);
    }

    private Optional<LevelChange> change(NumberField level) {
        return body.has(level.name())
                ? Optional.of(new LevelChange(optional(level, Price::new)))
                : Optional.empty();
    }

    /// A part to be closed; never taken for the whole, whatever is wrong with it.
    Optional<Quantity> part() {
        if (!body.has(QUANTITY.name())) {
            return Optional.empty();
        }
        return Optional.of(
                optional(QUANTITY, Quantity::new)
                        .orElseThrow(GatewayRefusal.INVALID_QUANTITY::exception));
    }

    Optional<Price> expectedPrice() {
        return optional(EXPECTED_PRICE, Price::new);
    }

    Optional<ClientOrderId> clientOrderId() {
        return body.hasValue(CLIENT_ORDER_ID)
                ? Optional.of(clientOrderId(body.text(CLIENT_ORDER_ID)))
                : Optional.empty();
    }

    private static ClientOrderId clientOrderId(Optional<String> text) {
        try {
            return text.map(ClientOrderId::new)
                    .orElseThrow(GatewayRefusal.INVALID_CLIENT_ORDER_ID::exception);
        } catch (IllegalArgumentException _) {
            throw GatewayRefusal.INVALID_CLIENT_ORDER_ID.exception();
        }
    }

    private <T> Optional<T> optional(NumberField field, Function<BigDecimal, T> maker) {
        return body.hasValue(field.name()) ? Optional.of(number(field, maker)) : Optional.empty();
    }

    /// With more decimals than the engine reads, a number is off every step.
    private <T> T number(NumberField field, Function<BigDecimal, T> maker) {
        RefusalReason offStep = OFF_STEP.get(field);
        if (offStep != null
                && instrument.isPresent()
                && body.number(field.name()) instanceof JsonNumber.TooFine) {
            throw offStep(offStep, instrument.get());
        }
        return field.in(body, maker);
    }

    private static RefusedException offStep(RefusalReason reason, Instrument instrument) {
        String step =
                reason == RefusalReason.QUANTITY_OFF_STEP
                        ? instrument.quantityStep().toString()
                        : instrument.priceStep().toString();
        Map<String, String> details = Map.of("step", step, "symbol", instrument.symbol().value());
        return new RefusedException(
                RefusalAnswers.of(new Refusal(reason, details), Operation.CREATE));
    }
}
