package io.tickfold.feed.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BackoffTest {

    static long[] seeds() {
        return new Random().longs(3).toArray();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void pausesAreRandomAndGrowUntilAnAttemptIsGood(long seed) {
        ExchangeLimits limits = Exchange.KRAKEN.limits();
        Backoff backoff = new Backoff(limits, new Random(seed));
        Duration half = limits.shortestPause().dividedBy(2);
        Duration sum = Duration.ZERO;
        for (int i = 0; i < 100; i++) {
            Duration pause = backoff.next(Duration.ZERO);
            assertThat(pause).isBetween(half, limits.longestPause());
            assertThat(pause)
                    .isLessThanOrEqualTo(
                            limits.shortestPause().multipliedBy(1L << Math.min(i, 30)));
            sum = sum.plus(pause);
        }
        assertThat(sum).isGreaterThan(Duration.ofMinutes(10));
        backoff.reset();
        assertThat(backoff.next(Duration.ZERO)).isBetween(half, limits.shortestPause());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aPauseIsAsLongAsTheExchangeWants(long seed) {
        Backoff backoff = new Backoff(Exchange.KRAKEN.limits(), new Random(seed));
        assertThat(backoff.next(Duration.ofHours(1))).isEqualTo(Duration.ofHours(1));
    }
}
