package io.tickfold.contract.input;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.value.Money;

/// Open an account with this opening balance.
public record OpenAccount(@JsonUnwrapped CommandHeader header, Money openingBalance)
        implements Command {

    /// @throws IllegalArgumentException if the opening balance is negative
    public OpenAccount {
        if (openingBalance.compareTo(Money.ZERO) < 0) {
            throw new IllegalArgumentException("an opening balance is 0 or more");
        }
    }
}
