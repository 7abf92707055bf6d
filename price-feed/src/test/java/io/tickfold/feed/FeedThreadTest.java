package io.tickfold.feed;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FeedThreadTest {

    private final FeedThread thread = new FeedThread("feed-thread-test");
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    @Test
    void repeatsATaskThatFailsEachTime(CapturedOutput output) {
        Future<?> _ = thread.scheduleWithFixedDelay(this::fail, 0, 1, TimeUnit.MILLISECONDS);
        Future<?> _ = thread.scheduleAtFixedRate(this::fail, 0, 1, TimeUnit.MILLISECONDS);
        await().until(() -> runs.get() > 5 && output.getOut().contains("a fault of the test"));
    }

    @Test
    void saysWhatATaskThatRunsOnceThrew(CapturedOutput output) {
        thread.execute(this::fail);
        await().until(() -> output.getOut().contains("a fault of the test"));
    }

    private void fail() {
        runs.incrementAndGet();
        throw new AssertionError("a fault of the test");
    }
}
