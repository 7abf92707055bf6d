package io.tickfold.readmodel.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final Progress progress = new Progress();

    @BeforeEach
    void begin() {
        progress.begin(new long[] {5, 5});
        progress.stored(0, 5);
        progress.stored(1, 5);
    }

    @Test
    void standsStillOnlyWhileItLacksSomething() {
        assertThat(progress.stillFor()).isZero();
        progress.seen(1, 5);
        await().until(() -> progress.stillFor().toMillis() > 20);
        progress.stored(1, 6);
        assertThat(progress.stillFor()).isZero();
    }

    @Test
    void doesNotStandStillBecauseItHadNothingToDoForLong() {
        await().until(() -> progress.stillFor().isZero());
        progress.seen(0, 5);
        assertThat(progress.stillFor()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void nobodyWaitsForWhatNobodyFollows() {
        CompletableFuture<Boolean> waiting =
                CompletableFuture.supplyAsync(() -> progress.await(0, 6, PATIENCE));
        progress.seen(0, 5);
        await().until(progress::isAwaited);
        progress.abandon(false);
        assertThat(waiting).succeedsWithin(PATIENCE.dividedBy(2)).isEqualTo(false);
        assertThat(progress.await(0, 5, PATIENCE)).isFalse();
    }

    @Test
    void aWriterThatGathersIsWokenByWhoWaits() {
        CompletableFuture<Void> gathering =
                CompletableFuture.runAsync(
                        () -> gather(PATIENCE.toNanos()), Thread::startVirtualThread);
        progress.seen(0, 5);
        CompletableFuture<Boolean> waiting =
                CompletableFuture.supplyAsync(() -> progress.await(0, 6, PATIENCE));
        assertThat(gathering).succeedsWithin(PATIENCE.dividedBy(2));
        progress.stored(0, 6);
        assertThat(waiting).succeedsWithin(PATIENCE).isEqualTo(true);
    }

    private void gather(long nanos) {
        try {
            progress.awaitReader(nanos);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Otherwise a made-up position would have the database asked hundreds of times a second.
    @Test
    void aPositionThatNobodyHasSeenIsNotLookedFor() {
        CompletableFuture<Boolean> waiting =
                CompletableFuture.supplyAsync(() -> progress.await(0, 1_000, SHORT));
        await().until(() -> waiting.isDone() || isLookedFor());
        assertThat(waiting).isCompletedWithValue(false);
    }

    @Test
    void aPositionIsLookedForOnceItIsSeen() {
        CompletableFuture<Boolean> waiting =
                CompletableFuture.supplyAsync(() -> progress.await(0, 1_000, PATIENCE));
        progress.seen(0, 999);
        await().until(this::isLookedFor);
        progress.stored(0, 1_000);
        assertThat(waiting).succeedsWithin(PATIENCE).isEqualTo(true);
        assertThat(isLookedFor()).isFalse();
    }

    private boolean isLookedFor() {
        return progress.isAwaited();
    }
}
