package io.tickfold.contract.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.value.Money;

/// Money was added to an account.
public record FundsDeposited(@JsonUnwrapped EventHeader header, Money amount)
        implements AccountEvent {}
