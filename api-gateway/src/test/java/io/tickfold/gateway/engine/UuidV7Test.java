package io.tickfold.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidV7Test {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    private final UuidV7 ids = new UuidV7(InstantSource.fixed(NOW), new SplittableRandom(1));

    @Test
    void carriesTheTimeTheVersionAndTheVariant() {
        for (int i = 0; i < 1_000; i++) {
            UUID id = ids.next();
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
        }
    }

    @Test
    void differsWithinOneMillisecond() {
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(ids.next())).isTrue();
        }
    }

    @Test
    void sortsByTime() {
        UuidV7 later = new UuidV7(InstantSource.fixed(NOW.plusMillis(1)), new SplittableRandom(2));
        assertThat(later.next().toString()).isGreaterThan(ids.next().toString());
    }
}
