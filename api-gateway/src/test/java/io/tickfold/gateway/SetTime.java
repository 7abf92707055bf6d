package io.tickfold.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time, but for what a test has let pass.
public final class SetTime implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    public void isAheadBy(Duration duration) {
        ahead = duration;
    }
}
