package io.tickfold.gateway.stream;

import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RefusedException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// All streams that are open, none beyond the bounds; ends them before the web server stops, since
/// that waits for them.
@Component
final class OpenStreams implements SmartLifecycle {

    private static final int RETRY_AFTER_SECONDS = 5;

    private final StreamSettings settings;
    private final Set<OpenStream> streams = new LinkedHashSet<>();
    private final Map<Object, Integer> counts = new HashMap<>();
    private boolean running;
    private boolean stopped;

    OpenStreams(StreamSettings settings) {
        this.settings = settings;
    }

    /// A stream that counts until it is closed.
    final class OpenStream implements AutoCloseable {

        private final Owner owner;
        private final Runnable end;

        private OpenStream(Owner owner, Runnable end) {
            this.owner = owner;
            this.end = end;
        }

        @Override
        public void close() {
            forget(this);
        }
    }

    /// Counts a stream from here on.
    ///
    /// @param end tells the stream to end, and does not wait for that
    /// @throws RefusedException if there are too many
    synchronized OpenStream open(Owner owner, Runnable end) {
        check(owner);
        OpenStream stream = new OpenStream(owner, end);
        streams.add(stream);
        count(owner, 1);
        return stream;
    }

    /// @throws RefusedException if there are too many for one more
    synchronized void check(Owner owner) {
        if (stopped || streams.size() >= settings.total()) {
            throw refusal(GatewayRefusal.STREAMS_EXHAUSTED);
        }
        boolean tooMany =
                counted(owner.address()) >= settings.perAddress()
                        || owner.account()
                                .filter(a -> counted(a) >= settings.perAccount())
                                .isPresent();
        if (tooMany) {
            throw refusal(GatewayRefusal.TOO_MANY_STREAMS);
        }
    }

    private static RefusedException refusal(GatewayRefusal refusal) {
        return new RefusedException(refusal.answer().retryAfter(RETRY_AFTER_SECONDS));
    }

    private synchronized void forget(OpenStream stream) {
        if (streams.remove(stream)) {
            count(stream.owner, -1);
        }
    }

    private int counted(Object owner) {
        return counts.getOrDefault(owner, 0);
    }

    /// An address is a text and an account is none, so both fit into one map.
    private void count(Owner owner, int change) {
        add(owner.kind(), change);
        add(owner.address(), change);
        owner.account().ifPresent(account -> add(account, change));
    }

    private void add(Object owner, int change) {
        int sum = counted(owner) + change;
        if (sum == 0) {
            counts.remove(owner);
        } else {
            counts.put(owner, sum);
        }
    }

    /// How many of a kind are open.
    synchronized int count(StreamKind kind) {
        return counted(kind);
    }

    @Override
    public synchronized void start() {
        running = true;
        stopped = false;
    }

    @Override
    public void stop() {
        ending().forEach(stream -> stream.end.run());
    }

    private synchronized List<OpenStream> ending() {
        running = false;
        stopped = true;
        return List.copyOf(streams);
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
