package io.tickfold.gateway.readmodel;

import io.tickfold.gateway.engine.LastingTask;
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
    private final LastingTask task;
    private volatile boolean running;

    ProjectorService(Projector projector) {
        this.projector = projector;
        this.task = new LastingTask("projector", projector);
    }

    @Override
    public void start() {
        running = true;
        task.start();
    }

    @Override
    public void stop() {
        running = false;
        task.stop(projector::stop, STOP);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return TopicTail.PHASE;
    }
}
