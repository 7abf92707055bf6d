package io.tickfold.gateway.readmodel;

import io.tickfold.gateway.engine.TopicTail;
import io.tickfold.readmodel.projection.Projector;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs the projector in a thread of its own, from before the first HTTP request until after the
/// last.
@Component
final class ProjectorService implements SmartLifecycle {

    private static final Duration STOP = Duration.ofSeconds(5);

    private final Projector projector;
    private final Thread thread;

    ProjectorService(Projector projector) {
        this.projector = projector;
        this.thread = Thread.ofPlatform().name("projector").daemon().unstarted(projector);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        projector.stop();
        try {
            boolean _ = thread.join(STOP);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    @Override
    public int getPhase() {
        return TopicTail.PHASE;
    }
}
