package io.tickfold.gateway.readmodel;

/// An event of an account, as it stands in `trade-events`.
///
/// @param sequence among the account's events
/// @param type its frozen name, such as `tickfold.order-closed.v1`
/// @param data the record's value, a JSON object
public record RecordedEvent(long sequence, String type, String data) {}
