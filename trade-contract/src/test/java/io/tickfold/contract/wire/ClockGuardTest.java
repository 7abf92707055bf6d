package io.tickfold.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.wire.ClockGuard.Reading;
import org.junit.jupiter.api.Test;

class ClockGuardTest {

    private static final Reading BEFORE = new Reading(100_000, 500);
    private static final long LATER = 500 + 200_000_000;

    @Test
    void seesAStepBack() {
        assertThat(new Reading(100_200 - 2_001, LATER).isSetBackSince(BEFORE)).isTrue();
    }

    @Test
    void toleratesASmallOne() {
        assertThat(new Reading(100_200 - 2_000, LATER).isSetBackSince(BEFORE)).isFalse();
    }

    @Test
    void toleratesAStepForward() {
        assertThat(new Reading(999_000, LATER).isSetBackSince(BEFORE)).isFalse();
    }

    /// A process that is paused is behind by both clocks.
    @Test
    void toleratesAPause() {
        assertThat(new Reading(160_000, 500 + 60_000_000_000L).isSetBackSince(BEFORE)).isFalse();
    }
}
