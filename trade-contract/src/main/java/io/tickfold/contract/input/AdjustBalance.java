package io.tickfold.contract.input;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.value.AdjustmentReason;
import io.tickfold.contract.value.Money;

/// Correct an account's balance by an operator's hand.
///
/// @param amount added to the balance; of either sign, not 0
public record AdjustBalance(
        @JsonUnwrapped CommandHeader header, Money amount, AdjustmentReason reason)
        implements Command {

    /// @throws IllegalArgumentException if the amount is 0
    public AdjustBalance {
        if (amount.value().signum() == 0) {
            throw new IllegalArgumentException("an adjustment is not 0");
        }
    }
}
