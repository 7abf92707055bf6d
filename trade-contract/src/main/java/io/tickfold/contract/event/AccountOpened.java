package io.tickfold.contract.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// An account exists from here on; its header's balance is the opening balance.
public record AccountOpened(@JsonUnwrapped EventHeader header) implements AccountEvent {}
