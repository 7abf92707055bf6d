package io.tickfold.audit.verify;

import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.contract.value.AccountId;
import java.util.Comparator;
import java.util.Optional;

/// Something in the log that cannot be as the engine wrote it.
///
/// @param offset of the record where it shows; where one is missing, of the record that is there
///   instead; -1 if no record alone is concerned
/// @param text what is wrong, with the values in question
public record Finding(
        Kind kind, int partition, Log log, long offset, Optional<AccountId> account, String text) {

    /// The offset of what is missing at the end, or concerns no record alone.
    static final long NOWHERE = -1;

    /// By their places.
    static final Comparator<Finding> IN_ORDER =
            Comparator.comparingInt(Finding::partition).thenComparing(Finding::log);

    /// What is wrong.
    public enum Kind {
        /// A record cannot be read.
        UNREADABLE,
        /// No engine can have written a record there.
        FOREIGN,
        /// Records are out of order, or one is missing between them.
        ORDER,
        /// An event does not carry the hash of the events before it.
        CHAIN,
        /// An account's events do not count on by one.
        SEQUENCE,
        /// Money comes from nowhere, or is gone.
        MONEY,
        /// A checkpoint does not state the state folded from the events before it.
        CHECKPOINT,
        /// The engine has another state than is folded from its events.
        STATE,
        /// The engine's rules lead to something else.
        DECISION,
        /// The input is not what the engine read.
        INPUT,
        /// An export's records are not those that it was sealed with.
        SEAL
    }
}
