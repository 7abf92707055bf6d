package io.tickfold.gateway.readmodel;

import io.tickfold.gateway.engine.LastingTask;
import io.tickfold.gateway.engine.TopicTail;
import io.tickfold.readmodel.candle.CandleProjector;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Makes candles in a thread of its own, as long as the gateway runs.
@Component
final class CandleService implements SmartLifecycle {

    private static final Duration STOP = Duration.ofSeconds(5);

    private final CandleProjector projector;
    private final LastingTask task;
    private volatile boolean running;

    CandleService(CandleProjector projector) {
        this.projector = projector;
        this.task = new LastingTask("candles", projector);
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
