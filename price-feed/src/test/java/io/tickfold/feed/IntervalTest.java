package io.tickfold.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntervalTest {

    private static final Duration LENGTH = Duration.ofMillis(50);

    private final FakeThread thread = new FakeThread();
    private final List<Long> done = new ArrayList<>();
    private long now = 1_000_000;

    @AfterEach
    void endThread() {
        thread.shutdownNow();
    }

    @Test
    void theFirstTimeIsAtOnceAndTheNextAfterTheInterval() {
        Interval interval = interval(LENGTH);
        interval.due();
        assertThat(thread.waits()).containsExactly(0L);
        thread.runNext();
        now += Duration.ofMillis(20).toNanos();
        interval.due();
        interval.due();
        assertThat(thread.waits()).containsExactly(Duration.ofMillis(30).toNanos());
        now += Duration.ofMillis(30).toNanos();
        thread.runNext();
        assertThat(done).hasSize(2);
    }

    @Test
    void afterALongPauseItIsAtOnceAgain() {
        Interval interval = interval(LENGTH);
        interval.due();
        thread.runNext();
        now += LENGTH.multipliedBy(3).toNanos();
        interval.due();
        assertThat(thread.waits()).containsExactly(0L);
    }

    @Test
    void withoutAnIntervalItIsDoneEachTime() {
        Interval interval = interval(Duration.ZERO);
        interval.due();
        interval.due();
        assertThat(done).hasSize(2);
        assertThat(thread.waits()).isEmpty();
    }

    private Interval interval(Duration length) {
        return new Interval(thread, length, () -> done.add(now), () -> now);
    }

    /// Keeps what it is to do, in nanoseconds from now.
    private static final class FakeThread extends ScheduledThreadPoolExecutor {

        private final List<Runnable> tasks = new ArrayList<>();
        private final List<Long> waits = new ArrayList<>();

        FakeThread() {
            super(0);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            tasks.add(task);
            waits.add(unit.toNanos(delay));
            return super.schedule(() -> {}, 1, TimeUnit.DAYS);
        }

        List<Long> waits() {
            return List.copyOf(waits);
        }

        void runNext() {
            waits.removeFirst();
            tasks.removeFirst().run();
        }
    }
}
