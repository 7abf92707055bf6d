package io.tickfold.gateway.web.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import io.tickfold.gateway.web.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class BudgetTest {

    @Test
    void isReadFromItsText() {
        assertThat(Budget.of("1000/10s")).isEqualTo(new Budget(1_000, Duration.ofSeconds(10)));
        assertThat(Budget.of("5 / 1h")).isEqualTo(new Budget(5, Duration.ofHours(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10", "0/10s", "10/0s", "10/1ms", "-1/1s", "x/1s", "1/x", "1/1s/1s"})
    void isNothingElse(String text) {
        assertThatThrownBy(() -> Budget.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void comesBackEvenly() {
        AtomicLong nanos = new AtomicLong();
        Budget budget = Budget.of("4/4s");
        Buckets buckets = new Buckets(all(budget), 10, clock(nanos));
        for (int i = 0; i < 4; i++) {
            assertThat(buckets.take("a", Traffic.READS).isConsumed()).isTrue();
        }
        assertThat(buckets.take("a", Traffic.READS).isConsumed()).isFalse();
        assertThat(buckets.take("a", Traffic.CLOSES).isConsumed()).isTrue();
        assertThat(buckets.take("b", Traffic.READS).isConsumed()).isTrue();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(buckets.take("a", Traffic.READS).isConsumed()).isTrue();
        assertThat(buckets.take("a", Traffic.READS).isConsumed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,192.0.2.1",
        "::ffff:192.0.2.1,192.0.2.1",
        "2001:db8::1,20010db800000000",
        "fe80::1%eth0,fe80000000000000",
        "garbage,unknown",
        "localhost,unknown",
        "'',unknown"
    })
    void belongsToWhomAnAddressStandsFor(String address, String client) {
        assertThat(ClientAddress.of(address)).isEqualTo(client);
    }

    @Test
    void isRememberedForAsManyClientsAsAreSetWhateverTheyAskFor() {
        Buckets buckets = new Buckets(all(Budget.of("1/1h")), 3, clock(new AtomicLong()));
        for (String client : List.of("a", "b", "c")) {
            for (Traffic traffic : Traffic.values()) {
                assertThat(buckets.take(client, traffic).isConsumed()).isTrue();
            }
        }
        assertThat(ForkJoinPool.commonPool().awaitQuiescence(20, TimeUnit.SECONDS)).isTrue();
        for (String client : List.of("a", "b", "c")) {
            for (Traffic traffic : Traffic.values()) {
                assertThat(buckets.take(client, traffic).isConsumed()).isFalse();
            }
        }
    }

    private static LimitSettings.Account all(Budget budget) {
        return new LimitSettings.Account(budget, budget, budget, 1, DataSize.ofBytes(1));
    }

    private static TimeMeter clock(AtomicLong nanos) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }
}
