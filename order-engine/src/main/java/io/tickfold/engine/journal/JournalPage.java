package io.tickfold.engine.journal;

import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.domain.Skip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.common.header.Headers;

/// The records that one input leads to, while they are written: CloudEvents named after the input's
/// position, each chained to those before it.
final class JournalPage {

    private static final String SOURCE = "/tickfold/order-engine";

    private final int partition;
    private final InputRecord input;
    private final EventChains chains;
    private final List<OutputRecord> records = new ArrayList<>();

    JournalPage(int partition, InputRecord input, EventChains chains) {
        this.partition = partition;
        this.input = input;
        this.chains = chains;
    }

    List<OutputRecord> records() {
        return Collections.unmodifiableList(records);
    }

    /// Adds what quotes triggered, which answers no request.
    void triggered(List<TradeEvent> events) {
        events.forEach(event -> add(event, headers(event, event.header().at())));
    }

    /// Adds the answer to a command, marked with its request; the last event is marked final.
    void answer(List<TradeEvent> events) {
        for (int index = 0; index < events.size(); index++) {
            TradeEvent event = events.get(index);
            Headers headers = headers(event, event.header().at());
            MessageHeaders.requestId(input.headers())
                    .ifPresent(id -> MessageHeaders.addRequestId(headers, id));
            if (index == events.size() - 1) {
                MessageHeaders.markFinal(headers);
            }
            add(event, headers);
        }
    }

    /// Says with the last event how much waits, if there is an event.
    void backlog(BacklogPosition position) {
        if (!records.isEmpty()) {
            position.addTo(records.getLast().headers());
        }
    }

    /// Adds what was skipped, which answers no request either.
    void skipped(List<Skip> skips) {
        for (Skip skip : skips) {
            add(skip.event(), headers(skip.event(), skip.event().at()));
        }
    }

    /// Adds a checkpoint if it is no larger than a message may be.
    ///
    /// @return whether it was added
    boolean checkpoint(Checkpoint checkpoint) {
        boolean fits = Topics.TRADE_EVENTS.fits(checkpoint);
        if (fits) {
            add(checkpoint, headers(checkpoint, checkpoint.at()));
        }
        return fits;
    }

    private EventId nextId() {
        return new EventId(partition, input.offset(), records.size());
    }

    private Headers headers(EngineEvent event, Instant at) {
        return MessageHeaders.published(MessageType.of(event), nextId().toString(), SOURCE, at);
    }

    private void add(EngineEvent event, Headers headers) {
        byte[] value = Topics.TRADE_EVENTS.encode(event);
        MessageHeaders.addChainHash(headers, chains.append(event, value));
        records.add(new OutputRecord(nextId(), event, headers, value));
    }
}
