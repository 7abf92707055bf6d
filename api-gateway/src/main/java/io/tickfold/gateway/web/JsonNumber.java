package io.tickfold.gateway.web;

import io.tickfold.contract.value.Decimals;
import java.math.BigDecimal;

/// What a field says where a number is asked for.
public sealed interface JsonNumber {

    /// A number that everybody can compute with.
    record Exact(BigDecimal value) implements JsonNumber {}

    /// A number with more decimals than any may have.
    record TooFine() implements JsonNumber {}

    /// A number with too many digits, or of more characters than anybody looks at.
    record TooLong() implements JsonNumber {}

    /// Anything else, such as a text that looks like a number.
    record None() implements JsonNumber {}

    /// @param literal as the client wrote it
    static JsonNumber of(String literal) {
        if (literal.length() > Decimals.MAX_LENGTH) {
            return new TooLong();
        }
        try {
            return of(new BigDecimal(literal));
        } catch (NumberFormatException _) {
            return new TooLong();
        }
    }

    /// Compares digit counts only, so `1e1000000000` costs nothing.
    private static JsonNumber of(BigDecimal value) {
        if (value.signum() == 0) {
            return new Exact(BigDecimal.ZERO);
        }
        if (Decimals.isBounded(value)) {
            return new Exact(value);
        }
        return value.abs().compareTo(Limit.FIRST_TOO_LARGE) < 0 ? new TooFine() : new TooLong();
    }

    /// Where numbers get too large.
    final class Limit {

        static final BigDecimal FIRST_TOO_LARGE =
                BigDecimal.ONE.movePointRight(Decimals.MAX_INTEGER_DIGITS);

        private Limit() {}
    }
}
