package io.tickfold.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LastingTaskTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);

    /// Ends in three ways before it lasts.
    private final LastingTask task =
            new LastingTask(
                    "lasting",
                    () -> {
                        switch (begun.incrementAndGet()) {
                            case 1 -> throw new OutOfMemoryError("a fault");
                            case 2 -> throw new IllegalStateException("a fault");
                            case 3 -> {}
                            default -> waitForTheEnd();
                        }
                    });

    private void waitForTheEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void beginsItsTaskAgainHoweverItEnds() {
        task.start();
        await().atMost(PATIENCE).until(() -> begun.get() == 4);
        task.stop(end::countDown, PATIENCE);
        assertThat(begun).hasValue(4);
    }

    @Test
    void endsInThePauseAfterAFailure() {
        LastingTask failing =
                new LastingTask(
                        "failing",
                        () -> {
                            begun.incrementAndGet();
                            throw new StackOverflowError("a fault");
                        });
        failing.start();
        await().atMost(PATIENCE).until(() -> begun.get() == 2);
        failing.stop(() -> {}, PATIENCE);
        int attempts = begun.get();
        await().during(Duration.ofMillis(600)).until(() -> begun.get() == attempts);
    }
}
