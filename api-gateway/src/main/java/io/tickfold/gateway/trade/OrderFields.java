package io.tickfold.gateway.trade;

import io.tickfold.contract.input.LevelChange;
import io.tickfold.contract.value.ClientOrderId;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Function;

/// The fields of an order that a client asks for, each refused under its own name.
record OrderFields(JsonObject body) {

    Quantity quantity() {
        return number("quantity", Quantity::new, GatewayRefusal.INVALID_QUANTITY);
    }

    /// What is beyond the largest number is as far beyond every instrument's maximum, and so left
    /// to the engine, which knows that maximum.
    Leverage leverage() {
        return number("leverage", OrderFields::leverage, GatewayRefusal.INVALID_LEVERAGE);
    }

    private static Leverage leverage(BigDecimal value) {
        BigInteger whole = value.toBigIntegerExact();
        return new Leverage(whole.min(BigInteger.valueOf(Leverage.LARGEST)).intValueExact());
    }

    Optional<Percent> slippage() {
        return optional("slippage", Percent::new, GatewayRefusal.INVALID_SLIPPAGE);
    }

    ProtectiveLevels levels() {
        return new ProtectiveLevels(
                optional("takeProfit", Price::new, GatewayRefusal.INVALID_TAKE_PROFIT),
                optional("stopLoss", Price::new, GatewayRefusal.INVALID_STOP_LOSS));
    }

    /// What becomes of the levels that are named; null removes one.
    Optional<LevelChange> takeProfitChange() {
        return change("takeProfit", GatewayRefusal.INVALID_TAKE_PROFIT);
    }

    Optional<LevelChange> stopLossChange() {
        return change("stopLoss", GatewayRefusal.INVALID_STOP_LOSS);
    }

    private Optional<LevelChange> change(String name, GatewayRefusal refusal) {
        return body.has(name)
                ? Optional.of(new LevelChange(optional(name, Price::new, refusal)))
                : Optional.empty();
    }

    /// A part to be closed; never taken for the whole, whatever is wrong with it.
    Optional<Quantity> part() {
        return body.has("quantity") ? Optional.of(quantity()) : Optional.empty();
    }

    Optional<Price> expectedPrice() {
        return optional("expectedPrice", Price::new, GatewayRefusal.INVALID_EXPECTED_PRICE);
    }

    Optional<ClientOrderId> clientOrderId() {
        return given("clientOrderId")
                .map(name -> made(body.text(name), ClientOrderId::new))
                .map(id -> id.orElseThrow(GatewayRefusal.INVALID_CLIENT_ORDER_ID::exception));
    }

    private <T> Optional<T> optional(
            String name, Function<BigDecimal, T> maker, GatewayRefusal refusal) {
        return given(name).map(given -> number(given, maker, refusal));
    }

    private Optional<String> given(String name) {
        return Optional.of(name).filter(body::hasValue);
    }

    private <T> T number(String name, Function<BigDecimal, T> maker, GatewayRefusal refusal) {
        return made(body.decimal(name), maker).orElseThrow(refusal::exception);
    }

    private static <S, T> Optional<T> made(Optional<S> source, Function<S, T> maker) {
        try {
            return source.map(maker);
        } catch (IllegalArgumentException | ArithmeticException _) {
            return Optional.empty();
        }
    }
}
