package io.tickfold.contract.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// The account's margin level fell below the level of a margin call.
public record MarginCalled(@JsonUnwrapped EventHeader header, @JsonUnwrapped MarginState margin)
        implements AccountEvent {}
