package io.tickfold.contract.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Bounds every decimal before any arithmetic touches it, and gives it one canonical scale.
public final class Decimals {

    /// Most characters that a decimal number may be written with.
    public static final int MAX_LENGTH = 40;

    /// Most digits before the point.
    public static final int MAX_INTEGER_DIGITS = 15;

    /// Most digits after the point.
    public static final int MAX_FRACTION_DIGITS = 12;

    private static final int MAX_COMPUTED_SCALE = 100;

    private Decimals() {}

    /// Reads a decimal number.
    ///
    /// @throws IllegalArgumentException if it is no number, or out of bounds
    static BigDecimal parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a number has at most " + MAX_LENGTH + " characters");
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a decimal number", e);
        }
    }

    /// Whether the number has at most 15 digits before and 12 after its point.
    ///
    /// Looks at digit counts only, so `1e1000000000` costs nothing.
    public static boolean isBounded(BigDecimal value) {
        long integerDigits = (long) value.precision() - value.scale();
        return integerDigits <= MAX_INTEGER_DIGITS
                && value.scale() <= MAX_LENGTH
                && value.scale() >= -MAX_INTEGER_DIGITS
                && value.stripTrailingZeros().scale() <= MAX_FRACTION_DIGITS;
    }

    /// The same number without trailing zeros, but with at least `minScale` decimals.
    static BigDecimal canonical(BigDecimal value, int minScale) {
        if (isCanonical(value, minScale)) {
            return value;
        }
        if (!isBounded(value)) {
            throw new IllegalArgumentException("number out of bounds");
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() >= minScale
                ? stripped
                : stripped.setScale(minScale, RoundingMode.UNNECESSARY);
    }

    /// Whether the number, as most are, has its least scale already.
    private static boolean isCanonical(BigDecimal value, int minScale) {
        return value.scale() == minScale && value.precision() - minScale <= MAX_INTEGER_DIGITS;
    }

    static BigDecimal positive(BigDecimal value, int minScale) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("number must be greater than 0");
        }
        return canonical(value, minScale);
    }

    /// The outcome of a calculation with this many decimals; refuses at once what is out of bounds.
    static BigDecimal rounded(BigDecimal value, int decimals, RoundingMode mode) {
        if ((long) value.precision() - value.scale() > MAX_INTEGER_DIGITS
                || value.scale() > MAX_COMPUTED_SCALE) {
            throw new IllegalArgumentException("number out of bounds");
        }
        return value.setScale(decimals, mode);
    }

    /// Whether the value is a whole number of steps.
    static boolean isMultiple(BigDecimal value, BigDecimal step) {
        boolean isDecimalPlace = step.unscaledValue().equals(BigInteger.ONE);
        return (isDecimalPlace && value.scale() <= step.scale())
                || value.remainder(step).signum() == 0;
    }
}
