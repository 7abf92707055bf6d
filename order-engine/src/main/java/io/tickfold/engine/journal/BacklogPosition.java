package io.tickfold.engine.journal;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.engine.domain.Backlog;
import io.tickfold.engine.domain.Backlog.Waiting;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/// How much waited after an input, as its last event's header `ce_backlog` says it: `none`, or the
/// offset of the input in hand, followed by `/` and the last account that was done with it.
///
/// Whoever rebuilds the state from the events knows from it where to resume.
///
/// @param inHand offset of the oldest input that waited; empty if none did
/// @param done the last account that was done with it
public record BacklogPosition(Optional<Long> inHand, Optional<AccountId> done) {

    private static final String NONE = "none";
    private static final String SEPARATOR = "/";

    static BacklogPosition of(Backlog backlog) {
        return new BacklogPosition(backlog.inHand().map(Waiting::offset), backlog.done());
    }

    /// The position that an event states; empty if it states none.
    ///
    /// @throws IllegalArgumentException if it cannot be read
    public static Optional<BacklogPosition> stated(Headers headers) {
        return MessageHeaders.backlog(headers).map(BacklogPosition::parse);
    }

    private static BacklogPosition parse(String text) {
        if (text.equals(NONE)) {
            return new BacklogPosition(Optional.empty(), Optional.empty());
        }
        int end = text.indexOf(SEPARATOR);
        return end < 0
                ? new BacklogPosition(Optional.of(Long.valueOf(text)), Optional.empty())
                : new BacklogPosition(
                        Optional.of(Long.valueOf(text.substring(0, end))),
                        Optional.of(new AccountId(text.substring(end + 1))));
    }

    void addTo(Headers headers) {
        MessageHeaders.addBacklog(headers, toString());
    }

    @Override
    public String toString() {
        return inHand.map(offset -> offset + done.map(id -> SEPARATOR + id).orElse(""))
                .orElse(NONE);
    }
}
