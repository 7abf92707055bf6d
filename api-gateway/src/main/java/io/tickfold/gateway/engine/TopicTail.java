package io.tickfold.gateway.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.context.SmartLifecycle;

/// Follows a topic from its end, in a thread of its own, from before the first HTTP request until
/// after the last.
public final class TopicTail implements SmartLifecycle {

    /// Lower than the phases of the web server and of its graceful shutdown.
    public static final int PHASE = DEFAULT_PHASE - 4_096;

    private static final Duration STOP = Duration.ofSeconds(5);

    private final String topic;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final TradeEventListener listener;
    private volatile Optional<Running> running = Optional.empty();

    private record Running(TailFollower follower, LastingTask task) {}

    public TopicTail(
            String topic,
            Supplier<Consumer<byte[], byte[]>> consumers,
            TradeEventListener listener) {
        this.topic = topic;
        this.consumers = consumers;
        this.listener = listener;
    }

    /// Whether the listener will receive every record that is committed from now on.
    public boolean isPositioned() {
        return running.map(r -> r.follower().isPositioned()).orElse(false);
    }

    @Override
    public void start() {
        TailFollower follower = new TailFollower(topic, consumers, listener);
        LastingTask task = new LastingTask("tail-" + topic, follower);
        running = Optional.of(new Running(follower, task));
        task.start();
    }

    @Override
    public void stop() {
        Optional<Running> ended = running;
        running = Optional.empty();
        ended.ifPresent(TopicTail::end);
    }

    private static void end(Running ended) {
        ended.task().stop(ended.follower()::stop, STOP);
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
