package io.tickfold.gateway.stream;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Clients that take in next to nothing, and come again whenever the gateway ends their stream.
final class StalledClients implements AutoCloseable {

    private static final Duration A_WHILE = Duration.ofMillis(100);

    private final SilentClients clients;
    private final Supplier<HttpRequest.Builder> request;
    private final WriteWatch watch;
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger comebacks = new AtomicInteger();
    private final AtomicLong fewest = new AtomicLong(Long.MAX_VALUE);
    private boolean closed;

    StalledClients(int port, Supplier<HttpRequest.Builder> request, WriteWatch watch) {
        this.clients = new SilentClients(port);
        this.request = request;
        this.watch = watch;
        watch.atEachEnd(this::comeAgain);
    }

    /// Opens that many, spread over a time, so that they are not all ended at once.
    void open(int count, Duration over, ScheduledExecutorService clock) {
        long step = over.toNanos() / count;
        for (int i = 0; i < count; i++) {
            var _ = clock.schedule(this::openOne, i * step, TimeUnit.NANOSECONDS);
        }
    }

    private synchronized void openOne() {
        if (!closed) {
            clients.openStalled(request.get().header(WriteWatch.HEADER, "yes"));
        }
    }

    private void comeAgain() {
        comebacks.incrementAndGet();
        openOne();
    }

    /// How many have been waited for, in one write, for a while.
    long blocked() {
        return watch.blocked(A_WHILE);
    }

    /// Looks how many are blocked.
    void look() {
        looks.incrementAndGet();
        var _ = fewest.accumulateAndGet(blocked(), Math::min);
    }

    int looks() {
        return looks.get();
    }

    /// How many were blocked at the look that found the fewest.
    long fewestBlocked() {
        return fewest.get();
    }

    /// How often one came again.
    int comebacks() {
        return comebacks.get();
    }

    @Override
    public synchronized void close() {
        closed = true;
        clients.close();
    }
}
