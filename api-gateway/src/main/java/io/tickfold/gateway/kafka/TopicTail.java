package io.tickfold.gateway.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.context.SmartLifecycle;

/// Follows a topic in a thread of its own, from before the first HTTP request until after the last.
public final class TopicTail implements SmartLifecycle {

    /// Lower than the phases of the web server and of its graceful shutdown.
    public static final int PHASE = DEFAULT_PHASE - 4_096;

    private static final Duration STOP = Duration.ofSeconds(5);

    private final TailStart start;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final RecordHandler handler;
    private volatile Optional<Running> running = Optional.empty();

    private record Running(TailFollower follower, Thread thread) {}

    public TopicTail(
            TailStart start, Supplier<Consumer<byte[], byte[]>> consumers, RecordHandler handler) {
        this.start = start;
        this.consumers = consumers;
        this.handler = handler;
    }

    /// Whether every record that is committed from now on will be handled.
    public boolean isPositioned() {
        return running.map(r -> r.follower().isPositioned()).orElse(false);
    }

    @Override
    public void start() {
        TailFollower follower = new TailFollower(start, consumers, handler);
        Thread thread =
                Thread.ofPlatform().name("tail-" + start.topic()).daemon().unstarted(follower);
        running = Optional.of(new Running(follower, thread));
        thread.start();
    }

    @Override
    public void stop() {
        Optional<Running> ended = running;
        running = Optional.empty();
        ended.ifPresent(TopicTail::end);
    }

    private static void end(Running ended) {
        ended.follower().stop();
        try {
            boolean _ = ended.thread().join(STOP);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running.isPresent();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
