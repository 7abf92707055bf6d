package io.tickfold.gateway.stream;

import io.tickfold.contract.value.AccountId;
import io.tickfold.readmodel.query.ReadModel;
import io.tickfold.readmodel.query.RecordedEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Sends an account's events in order, each exactly once: live ones when they arrive, and those
/// that are missing there from the read model.
///
/// While the read model is away, live events continue, and what is missing waits for its return.
final class EventStream {

    private static final int PAGE = 150;
    private static final int CHARACTERS_OF_A_PAGE = 64 << 10;
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration SLOWEST_POLL = Duration.ofMillis(640);

    /// A heartbeat costs nothing, but a look into the read model does.
    private static final int BEATS_PER_LOOK = 3;

    private final ReadModel recorded;
    private final EventBuffer live;
    private final StreamSettings settings;
    private final InstantSource time;

    EventStream(ReadModel recorded, EventBuffer live, StreamSettings settings, InstantSource time) {
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
        private int beats;
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

        /// Tells the client where the stream is, and checks now and then whether live events were
        /// missed.
        private void heartbeat() throws IOException {
            beat();
            if (beats++ % BEATS_PER_LOOK == 0) {
                known = Math.max(known, end().orElse(0L));
            }
        }

        private Optional<Long> end() {
            return recorded.now(events -> events.lastSequence(span.account()));
        }

        private void beat() throws IOException {
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
            return String.format(
                    Locale.ROOT,
                    "{\"sequence\":%d,\"type\":\"%s\",\"data\":%s}",
                    event.sequence(),
                    event.type(),
                    event.data());
        }

        /// While it catches up, live events that the buffer cannot hold are read again.
        private Optional<End> replay() throws IOException {
            Optional<List<RecordedEvent>> page = page();
            if (page.isPresent()) {
                for (RecordedEvent event : page.get()) {
                    send(event);
                }
                flush();
            } else {
                beatUntilTheNextLook();
            }
            if (live.hasOverflowed()) {
                known = Math.max(known, live.restart());
            }
            return page.filter(List::isEmpty).flatMap(_ -> missing());
        }

        /// Where nothing lags, what seems to be missing has never been: no engine wrote the event
        /// that waits for it.
        private Optional<End> missing() {
            if (!recorded.isCurrent(span.account())) {
                return Optional.of(End.PROJECTION_BEHIND);
            }
            live.drop();
            known = next - 1;
            return Optional.empty();
        }

        private void beatUntilTheNextLook() throws IOException {
            live.pause(SLOWEST_POLL);
            if (!time.instant().isBefore(silence)) {
                beat();
            }
        }

        /// Events reach the read model a little later than the log.
        ///
        /// @return empty if the read model is away
        private Optional<List<RecordedEvent>> page() {
            Instant patience = time.instant().plus(settings.projectionPatience());
            Duration poll = POLL;
            Optional<List<RecordedEvent>> page = following();
            while (page.filter(List::isEmpty).isPresent()
                    && !isOver()
                    && time.instant().isBefore(patience)) {
                live.pause(poll);
                poll = slower(poll);
                page = following();
            }
            return page;
        }

        private Optional<List<RecordedEvent>> following() {
            return recorded.now(
                    events -> events.after(span.account(), next - 1, PAGE, CHARACTERS_OF_A_PAGE));
        }

        private static Duration slower(Duration poll) {
            Duration next = poll.multipliedBy(2);
            return next.compareTo(SLOWEST_POLL) < 0 ? next : SLOWEST_POLL;
        }
    }
}
