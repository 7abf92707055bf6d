package io.tickfold.engine.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {

    private static final List<Integer> NUMBERS = IntStream.range(0, 1_000).boxed().toList();

    @Test
    void leavesOutWhatAListFailsWithout() {
        assertThat(Shrinker.shrink(NUMBERS, part -> part.containsAll(List.of(17, 503))))
                .containsExactly(17, 503);
    }

    @Test
    void leavesOutMoreOnceSomethingElseIsGone() {
        assertThat(Shrinker.shrink(NUMBERS, ShrinkerTest::hasNineAndNoHundredAlone))
                .containsExactly(9);
    }

    private static boolean hasNineAndNoHundredAlone(List<Integer> part) {
        return part.contains(9) && (!part.contains(100) || part.contains(500));
    }

    @Test
    void keepsAllThatItNeeds() {
        assertThat(Shrinker.shrink(NUMBERS, part -> part.size() >= 990)).hasSize(990);
    }
}
