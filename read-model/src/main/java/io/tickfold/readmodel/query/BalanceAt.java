package io.tickfold.readmodel.query;

import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.value.Money;
import java.time.Instant;

/// What was in an account after an event.
///
/// @param sequence of the event
public record BalanceAt(long sequence, Instant at, Money balance) {

    static BalanceAt of(RecordedEvent recorded) {
        EventHeader header = recorded.event().header();
        return new BalanceAt(header.sequence(), header.at(), header.balance());
    }
}
