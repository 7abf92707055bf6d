package io.tickfold.contract.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.value.Money;

/// The last order left a negative balance, which the broker bears: the balance is 0.
///
/// @param amount that was given; positive
public record NegativeBalanceCleared(@JsonUnwrapped EventHeader header, Money amount)
        implements AccountEvent {}
