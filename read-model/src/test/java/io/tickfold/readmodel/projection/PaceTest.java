package io.tickfold.readmodel.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace();

    @Test
    void looksNowAndThenIfNobodyWaits() {
        assertThat(pace.after(false, false)).isEqualTo(50);
        assertThat(pace.after(true, false)).isEqualTo(50);
    }

    @Test
    void looksOftenWhileThingsMove() {
        assertThat(LongStream.range(0, 100).map(_ -> pace.after(true, true))).containsOnly(2L);
    }

    @Test
    void looksLessAndLessOftenWhileNothingMoves() {
        assertThat(LongStream.range(0, 7).map(_ -> pace.after(false, true)))
                .containsExactly(2L, 4L, 8L, 16L, 32L, 50L, 50L);
    }

    @Test
    void beginsAnewForTheNextWhoWaits() {
        assertThat(LongStream.range(0, 3).map(_ -> pace.after(false, true)))
                .containsExactly(2L, 4L, 8L);
        assertThat(pace.after(false, false)).isEqualTo(50);
        assertThat(pace.after(false, true)).isEqualTo(2);
    }
}
