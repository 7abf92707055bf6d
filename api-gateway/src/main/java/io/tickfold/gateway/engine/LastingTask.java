package io.tickfold.gateway.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A task that runs in a thread of its own for as long as it is wanted.
///
/// Whatever ends it, an `Error` too, it is begun again, after a pause that doubles each time up to
/// a bound.
public final class LastingTask {

    private static final Logger log = LoggerFactory.getLogger(LastingTask.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Runnable task;
    private final Thread thread;
    private final CountDownLatch stop = new CountDownLatch(1);
    private Duration pause = SHORTEST_PAUSE;
    private String reported = "";

    /// @param task which returns soon after it is stopped
    public LastingTask(String name, Runnable task) {
        this.task = task;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /// Does not begin the task again, and waits for its end, but not longer than this.
    ///
    /// @param end tells the task to end
    public void stop(Runnable end, Duration patience) {
        stop.countDown();
        end.run();
        try {
            boolean _ = !thread.isAlive() || thread.join(patience);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (isWanted()) {
            long begun = System.nanoTime();
            attempt();
            if (isWanted()) {
                pause(System.nanoTime() - begun);
            }
        }
    }

    private void attempt() {
        try {
            task.run();
        } catch (Throwable failure) {
            report(failure);
        }
    }

    /// Tells the whole story only once. Even a report can fail, where memory is used up; then the
    /// next attempt matters more.
    private void report(Throwable failure) {
        try {
            String text = failure.toString();
            if (text.equals(reported)) {
                log.warn("{} has died again", thread.getName());
            } else {
                log.error("{} has died and is begun again", thread.getName(), failure);
            }
            reported = text;
        } catch (Throwable _) {
            Thread.onSpinWait();
        }
    }

    /// @param lasted how long the task ran, in nanoseconds
    private void pause(long lasted) {
        if (lasted > LONGEST_PAUSE.toNanos()) {
            pause = SHORTEST_PAUSE;
        }
        try {
            boolean _ = stop.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.onSpinWait();
        }
        pause = min(pause.multipliedBy(2));
    }

    private static Duration min(Duration next) {
        return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    }

    private boolean isWanted() {
        return stop.getCount() > 0;
    }
}
