package io.tickfold.contract.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// A command came again under its idempotency key; it was answered before, and nothing was done.
public record CommandRepeated(@JsonUnwrapped EventHeader header, FirstAnswer first)
        implements AccountEvent {}
