package io.tickfold.contract.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// The account's margin level rose again, or its last order was closed.
public record MarginCallEnded(@JsonUnwrapped EventHeader header, @JsonUnwrapped MarginState margin)
        implements AccountEvent {}
