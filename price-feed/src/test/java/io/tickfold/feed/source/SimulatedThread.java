package io.tickfold.feed.source;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// A thread of a feed whose time passes as a test wants: the same tasks run in the same order each
/// time.
final class SimulatedThread extends AbstractExecutorService implements ScheduledExecutorService {

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(
                    Comparator.comparingLong((Task task) -> task.at)
                            .thenComparingLong(task -> task.order));
    private long now;
    private long scheduled;

    private final class Task extends FutureTask<Object> implements ScheduledFuture<Object> {

        private final long pause;
        private long at;
        private long order;

        Task(Runnable task, long at, long pause) {
            super(task, new Object());
            this.pause = pause;
            enqueue(at);
        }

        void enqueue(long time) {
            at = time;
            scheduled++;
            order = scheduled;
            tasks.add(this);
        }

        @Override
        public void run() {
            if (pause == 0) {
                super.run();
            } else if (runAndReset()) {
                enqueue(now + pause);
            }
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - now, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(
                    getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    long nanoTime() {
        return now;
    }

    /// Runs what is due until some time has passed.
    void pass(Duration time) throws Exception {
        long until = now + time.toNanos();
        while (!tasks.isEmpty() && tasks.peek().at <= until) {
            Task task = tasks.remove();
            now = task.at;
            task.run();
            if (task.isDone() && !task.isCancelled()) {
                task.get();
            }
        }
        now = until;
    }

    @Override
    public void execute(Runnable task) {
        Future<?> _ = schedule(task, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return new Task(task, now + unit.toNanos(delay), 0);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
            Runnable task, long delay, long pause, TimeUnit unit) {
        return new Task(task, now + unit.toNanos(delay), unit.toNanos(pause));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(
            Runnable task, long delay, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shutdown() {
        tasks.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        tasks.clear();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) {
        return true;
    }
}
