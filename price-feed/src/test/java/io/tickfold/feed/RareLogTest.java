package io.tickfold.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RareLogTest {

    @Test
    void permitsOneLinePerHalfMinute() {
        AtomicLong time = new AtomicLong(Long.MAX_VALUE - 1);
        RareLog log = new RareLog(time::get);
        assertThat(log.permits()).isTrue();
        time.addAndGet(Duration.ofSeconds(29).toNanos());
        assertThat(log.permits()).isFalse();
        time.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(log.permits()).isTrue();
        assertThat(log.permits()).isFalse();
    }
}
