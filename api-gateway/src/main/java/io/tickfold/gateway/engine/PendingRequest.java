package io.tickfold.gateway.engine;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.readmodel.log.LogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// One attempt that waits for its events; closing it gives up its place.
///
/// Events come from one thread only, the tail's.
final class PendingRequest implements AutoCloseable {

    private final Runnable onClose;
    private final List<TradeEvent> events = new ArrayList<>();
    private final CompletableFuture<AttemptResult> result = new CompletableFuture<>();

    PendingRequest(Runnable onClose) {
        this.onClose = onClose;
    }

    /// Takes an event that others will follow.
    void add(TradeEvent event) {
        events.add(event);
    }

    /// Takes the last event.
    void complete(TradeEvent last, LogPosition position) {
        events.add(last);
        result.complete(new AttemptResult.Replied(events, position));
    }

    /// Ends the wait, since no reply will arrive.
    void notSent() {
        end(new AttemptResult.NotSent());
    }

    /// Ends the wait without a reply.
    void end(AttemptResult known) {
        result.complete(known);
    }

    AttemptResult await(Deadline deadline) {
        try {
            return result.get(deadline.remaining().toNanos(), NANOSECONDS);
        } catch (TimeoutException _) {
            return new AttemptResult.Unknown();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new AttemptResult.Unknown();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a result is never an exception", e);
        }
    }

    @Override
    public void close() {
        onClose.run();
    }
}
