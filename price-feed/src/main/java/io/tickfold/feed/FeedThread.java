package io.tickfold.feed;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread of a session; whatever a task throws is logged, rarely, and a repeated task continues.
final class FeedThread extends ScheduledThreadPoolExecutor {

    private static final Logger LOGGER = LoggerFactory.getLogger(FeedThread.class);

    private static final Duration STOP = Duration.ofSeconds(10);

    private final RareLog log = new RareLog(System::nanoTime);

    private final String name;

    FeedThread(String name) {
        super(1, Thread.ofPlatform().name(name).factory(), new DiscardPolicy());
        this.name = name;
    }

    /// Also what `execute` and `submit` come down to.
    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return super.schedule(guarded(task), delay, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(
            Runnable task, long delay, long period, TimeUnit unit) {
        return super.scheduleAtFixedRate(guarded(task), delay, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
            Runnable task, long delay, long pause, TimeUnit unit) {
        return super.scheduleWithFixedDelay(guarded(task), delay, pause, unit);
    }

    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (Throwable e) {
                failed(e);
            }
        };
    }

    /// Ends it, and waits for that.
    void end() {
        shutdownNow();
        try {
            if (!awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOGGER.warn("the thread {} still runs after {}", name, STOP);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Says what a task threw, unless the session is ending anyway.
    void failed(Throwable failure) {
        if (!isShutdown() && log.permits()) {
            LOGGER.error("a task of the feed failed; the feed continues", failure);
        }
    }
}
