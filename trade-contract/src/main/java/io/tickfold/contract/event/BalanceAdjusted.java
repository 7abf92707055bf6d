package io.tickfold.contract.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.value.AdjustmentReason;
import io.tickfold.contract.value.Money;

/// An operator corrected a balance.
///
/// @param amount that was added; of either sign
public record BalanceAdjusted(
        @JsonUnwrapped EventHeader header, Money amount, AdjustmentReason reason)
        implements AccountEvent {}
