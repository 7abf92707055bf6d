package io.tickfold.gateway.web;

import io.tickfold.contract.value.Decimals;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Function;

/// A field that holds a number, and what is said if it does not.
///
/// @param title what texts call it
/// @param refusal for a number that the field cannot have
/// @param tooFine for one with too many decimals
public record NumberField(String name, String title, GatewayRefusal refusal, String tooFine) {

    /// A field whose number has no step.
    public static NumberField of(String name, String title, GatewayRefusal refusal) {
        String text = title + " must have at most " + Decimals.MAX_FRACTION_DIGITS + " decimals";
        return new NumberField(name, title, refusal, text);
    }

    /// The same field, whose text on decimals is this.
    public NumberField whenTooFine(String text) {
        return new NumberField(name, title, refusal, text);
    }

    /// The field's value.
    ///
    /// @param maker throws an [IllegalArgumentException] or [ArithmeticException] for a number that
    ///   the field cannot have
    /// @throws RefusedException if there is none
    public <T> T in(JsonObject body, Function<BigDecimal, T> maker) {
        return switch (body.number(name)) {
            case JsonNumber.Exact(BigDecimal value) -> made(value, maker);
            case JsonNumber.TooFine() -> throw refused(tooFine);
            case JsonNumber.TooLong() -> throw refused(tooLong());
            case JsonNumber.None() -> throw refused(title + " must be a number");
        };
    }

    private <T> T made(BigDecimal value, Function<BigDecimal, T> maker) {
        try {
            return maker.apply(value);
        } catch (IllegalArgumentException | ArithmeticException _) {
            throw refusal.exception();
        }
    }

    private String tooLong() {
        return String.format(
                Locale.ROOT,
                "%s must have at most %d digits before the decimal point and %d after it",
                title,
                Decimals.MAX_INTEGER_DIGITS,
                Decimals.MAX_FRACTION_DIGITS);
    }

    private RefusedException refused(String error) {
        return new RefusedException(refusal.answer(new ErrorBody(error)));
    }
}
