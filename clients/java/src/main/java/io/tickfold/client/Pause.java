package io.tickfold.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// How long to wait before the next attempt: what the answer asks for, and ever longer and at
/// random, so that many clients do not come back at once.
final class Pause {

    private static final Duration SHORTEST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private Duration limit = SHORTEST;

    /// Something has arrived: the next pause is short again.
    void reset() {
        limit = SHORTEST;
    }

    Duration next(Optional<Duration> askedFor) {
        Duration chosen = askedFor.orElse(Duration.ZERO).plus(random());
        Duration doubled = limit.multipliedBy(2);
        limit = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return chosen;
    }

    private Duration random() {
        long most = limit.toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }
}
