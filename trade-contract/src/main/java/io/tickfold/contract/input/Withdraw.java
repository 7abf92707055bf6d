package io.tickfold.contract.input;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.value.Money;

/// Take money out of an account.
public record Withdraw(@JsonUnwrapped CommandHeader header, Money amount) implements Command {

    /// @throws IllegalArgumentException if the amount is not positive
    public Withdraw {
        amount.requirePositive();
    }
}
