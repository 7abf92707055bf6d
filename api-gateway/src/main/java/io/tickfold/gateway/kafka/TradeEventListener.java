package io.tickfold.gateway.kafka;

/// Hears every record of `trade-events` as it is committed, before anybody is answered because of
/// it.
///
/// It must never wait, since answers wait for it.
public interface TradeEventListener extends RecordHandler {}
