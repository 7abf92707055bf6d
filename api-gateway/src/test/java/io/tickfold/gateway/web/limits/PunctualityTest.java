package io.tickfold.gateway.web.limits;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PunctualityTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE);
    private final Punctuality punctuality = new Punctuality(PATIENCE, now::get);

    @Test
    void aByteIsTooLateAfterTheDeadlineThatTheFirstOneBegan() {
        assertInTime();
        after(PATIENCE);
        assertInTime();
        after(Duration.ofNanos(1));
        assertTooLate();
    }

    @Test
    void theTimeBetweenAnAnswerAndTheNextByteDoesNotCount() {
        assertInTime();
        after(PATIENCE);
        punctuality.restart();
        after(Duration.ofHours(1));
        assertInTime();
        after(PATIENCE);
        assertInTime();
    }

    private void after(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void assertInTime() {
        assertThatNoException().isThrownBy(punctuality::arrived);
    }

    private void assertTooLate() {
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(punctuality::arrived);
    }
}
