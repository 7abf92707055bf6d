package io.tickfold.gateway.stream;

import io.tickfold.contract.value.AccountId;
import io.tickfold.readmodel.query.AccountEvents;
import io.tickfold.readmodel.query.RecordedEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Sends an account's events in order, each exactly once: live ones when they arrive, and those
/// that are missing there from the read model.
final class EventStream {

    private static final int PAGE = 500;
    private static final Duration POLL = Duration.ofMillis(20);

    private final AccountEvents recorded;
    private final EventBuffer live;
    private final StreamSettings settings;
    private final InstantSource time;

    EventStream(
            AccountEvents recorded, EventBuffer live, StreamSettings settings, InstantSource time) {
        this.recorded = recorded;
        this.live = live;
        this.settings = settings;
        this.time = time;
    }

    /// Where a stream begins and ends.
    ///
    /// @param after the sequence of the last event that the client has
    /// @param until when the client's token expires
    record Span(AccountId account, long after, Instant until) {}

    /// Why a stream ended; the client may always resume where it was.
    enum End {
        REGULAR,
        SLOW_CLIENT,
        PROJECTION_BEHIND
    }

    /// Returns when the stream has ended.
    ///
    /// @throws IOException if the client is gone or reads nothing
    End run(Span span, SseWriter writer) throws IOException {
        return new Run(span, writer).run();
    }

    /// The state of one stream; all events up to `known` exist.
    private final class Run {

        private final Span span;
        private final SseWriter writer;
        private long next;
        private long known;
        private Instant silence;

        Run(Span span, SseWriter writer) {
            this.span = span;
            this.writer = writer;
            this.next = span.after() + 1;
            this.silence = Instant.MAX;
        }

        End run() throws IOException {
            heartbeat();
            Optional<End> end = Optional.empty();
            while (end.isEmpty()) {
                end = isOver() ? Optional.of(End.REGULAR) : next <= known ? replay() : listen();
            }
            return end.get();
        }

        private boolean isOver() {
            return live.isEnded() || !time.instant().isBefore(span.until());
        }

        /// Tells the client where the stream is, and checks whether live events were missed.
        private void heartbeat() throws IOException {
            known = Math.max(known, recorded.lastSequence(span.account()));
            long last = next - 1;
            writer.event(last, "heartbeat", "{\"sequence\":" + last + "}");
            flush();
        }

        private void flush() throws IOException {
            writer.flush();
            silence = time.instant().plus(settings.heartbeat());
        }

        private Optional<End> listen() throws IOException {
            Optional<RecordedEvent> event = live.next(next, patience());
            if (event.isPresent()) {
                received(event.get());
            } else if (live.hasOverflowed()) {
                return Optional.of(End.SLOW_CLIENT);
            } else if (!time.instant().isBefore(silence)) {
                heartbeat();
            }
            return Optional.empty();
        }

        private Duration patience() {
            Instant first = silence.isBefore(span.until()) ? silence : span.until();
            return Duration.between(time.instant(), first);
        }

        private void received(RecordedEvent event) throws IOException {
            if (event.sequence() == next) {
                send(event);
                flush();
            } else {
                known = event.sequence() - 1;
            }
        }

        private void send(RecordedEvent event) throws IOException {
            writer.event(event.sequence(), event.type(), json(event));
            next = event.sequence() + 1;
        }

        /// In one line, since the records in Kafka are.
        private static String json(RecordedEvent event) {
            return "{\"sequence\":%d,\"type\":\"%s\",\"data\":%s}"
                    .formatted(event.sequence(), event.type(), event.data());
        }

        /// While it catches up, live events that the buffer cannot hold are read again.
        private Optional<End> replay() throws IOException {
            List<RecordedEvent> page = page();
            for (RecordedEvent event : page) {
                send(event);
            }
            flush();
            if (live.hasOverflowed()) {
                known = Math.max(known, live.restart());
            }
            return page.isEmpty() ? Optional.of(End.PROJECTION_BEHIND) : Optional.empty();
        }

        /// Events reach the read model a little later than the log.
        private List<RecordedEvent> page() {
            Instant patience = time.instant().plus(settings.projectionPatience());
            List<RecordedEvent> page = recorded.after(span.account(), next - 1, PAGE);
            while (page.isEmpty() && !isOver() && time.instant().isBefore(patience)) {
                live.pause(POLL);
                page = recorded.after(span.account(), next - 1, PAGE);
            }
            return page;
        }
    }
}
