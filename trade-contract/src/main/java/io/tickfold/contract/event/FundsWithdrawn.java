package io.tickfold.contract.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.value.Money;

/// Money was taken out of an account.
public record FundsWithdrawn(@JsonUnwrapped EventHeader header, Money amount)
        implements AccountEvent {}
