package io.tickfold.contract.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// An amount of US dollars, exact to the cent, of either sign.
public record Money(BigDecimal value) implements Ordered<BigDecimal, Money> {

    /// No money.
    public static final Money ZERO = new Money(BigDecimal.ZERO);

    private static final int DECIMALS = 2;

    /// @throws IllegalArgumentException if the amount has a fraction of a cent or is out of bounds
    public Money {
        value = Decimals.canonical(value, DECIMALS);
        if (value.scale() > DECIMALS) {
            throw new IllegalArgumentException("money has at most 2 decimals");
        }
    }

    /// Reads an amount such as `125.50`.
    @JsonCreator
    public static Money of(String text) {
        return new Money(Decimals.parse(text));
    }

    /// The amount to the nearest cent, halves to the even one.
    public static Money rounded(BigDecimal amount) {
        return new Money(Decimals.rounded(amount, DECIMALS, RoundingMode.HALF_EVEN));
    }

    /// The amount to the next higher cent.
    public static Money roundedUp(BigDecimal amount) {
        return new Money(Decimals.rounded(amount, DECIMALS, RoundingMode.CEILING));
    }

    public Money plus(Money other) {
        return new Money(value.add(other.value));
    }

    public Money minus(Money other) {
        return new Money(value.subtract(other.value));
    }

    /// The same amount with the other sign.
    public Money negate() {
        return new Money(value.negate());
    }

    public boolean isNegative() {
        return value.signum() < 0;
    }

    /// @throws IllegalArgumentException unless the amount is greater than 0
    public void requirePositive() {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("amount must be greater than 0");
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
