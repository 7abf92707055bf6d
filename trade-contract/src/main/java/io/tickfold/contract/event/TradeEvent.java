package io.tickfold.contract.event;

/// Something that happened to an account; its events have a gap-free sequence from 1.
public sealed interface TradeEvent extends EngineEvent permits OrderEvent, AccountEvent {

    /// To whom it happened, when, why, and what it left.
    EventHeader header();
}
