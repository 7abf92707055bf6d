package io.tickfold.gateway.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, then 74 random bits.
final class UuidV7 {

    private static final long RANDOM_12 = 0xFFFL;
    private static final long RANDOM_62 = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int TIME_SHIFT = 16;

    private final InstantSource time;
    private final RandomGenerator random;

    UuidV7(InstantSource time, RandomGenerator random) {
        this.time = time;
        this.random = random;
    }

    UUID next() {
        long high = time.millis() << TIME_SHIFT | VERSION_7 | (random.nextLong() & RANDOM_12);
        return new UUID(high, VARIANT | (random.nextLong() & RANDOM_62));
    }

    /// When the UUID was made, to the millisecond.
    static Instant time(UUID uuid) {
        return Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> TIME_SHIFT);
    }
}
