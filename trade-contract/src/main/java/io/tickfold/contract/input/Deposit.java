package io.tickfold.contract.input;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.value.Money;

/// Add money to an account.
public record Deposit(@JsonUnwrapped CommandHeader header, Money amount) implements Command {

    /// @throws IllegalArgumentException if the amount is not positive
    public Deposit {
        amount.requirePositive();
    }
}
