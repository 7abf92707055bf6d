package io.tickfold.audit.account;

import io.tickfold.contract.event.EventHeader;
import java.time.Instant;
import java.util.Optional;

/// Up to when events count.
///
/// @param at the log's time, inclusive; absent for ever
/// @param sequence of the account's last event, inclusive; absent for all
record Moment(Optional<Instant> at, Optional<Long> sequence) {

    static Moment at(Instant time) {
        return new Moment(Optional.of(time), Optional.empty());
    }

    static Moment at(Optional<Instant> time) {
        return new Moment(time, Optional.empty());
    }

    boolean includes(EventHeader event) {
        return at.map(time -> !event.at().isAfter(time)).orElse(true)
                && sequence.map(last -> event.sequence() <= last).orElse(true);
    }
}
