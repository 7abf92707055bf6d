package io.tickfold.contract.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// A command was not carried out; nothing changed but the account's sequence.
public record CommandRefused(@JsonUnwrapped EventHeader header, @JsonUnwrapped Refusal refusal)
        implements TradeEvent {}
