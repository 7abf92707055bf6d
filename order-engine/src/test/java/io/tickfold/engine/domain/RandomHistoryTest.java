package io.tickfold.engine.domain;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold whatever happens, on made-up histories: `-Dtickfold.test.inputs=N` takes about so
/// many inputs, `-Dtickfold.test.seed=N` repeats the run that named N. A history that breaks an
/// invariant is made as small as can be before it is shown.
class RandomHistoryTest {

    private static final int INPUTS_OF_A_HISTORY = 4_000;
    private static final long INPUTS = Long.getLong("tickfold.test.inputs", 200_000);
    private static final long SEED = Long.getLong("tickfold.test.seed", System.nanoTime());

    private static final Census CENSUS = new Census();

    static List<Long> seeds() {
        long histories = Math.ceilDiv(INPUTS, INPUTS_OF_A_HISTORY);
        return new Random(SEED).longs(histories).boxed().toList();
    }

    @ParameterizedTest(name = "history {0}")
    @MethodSource("seeds")
    void holdsItsInvariants(long seed) {
        List<Entry> history = new RandomHistory(new Random(seed)).of(INPUTS_OF_A_HISTORY);
        firstBrokenBy(history).ifPresent(broken -> fail(report(broken, seed, history)));
    }

    private static Optional<Invariant> firstBrokenBy(List<Entry> history) {
        try {
            FoldedHistory folded = FoldedHistory.of(history);
            CENSUS.count(folded);
            return Stream.of(Invariant.values())
                    .filter(invariant -> invariant.violation(folded).isPresent())
                    .findFirst();
        } catch (RuntimeException _) {
            return Optional.of(Invariant.NO_INPUT_BREAKS_THE_FOLD);
        }
    }

    private static String report(Invariant broken, long seed, List<Entry> history) {
        List<Entry> smallest = Shrinker.shrink(history, part -> broken.violation(part).isPresent());
        return String.format(
                Locale.ROOT,
                "%s does not hold, -Dtickfold.test.seed=%d, history %d:%n%s%n%s",
                broken,
                SEED,
                seed,
                smallest.stream().map(Entry::toString).collect(Collectors.joining("\n")),
                broken.violation(smallest).orElse("not every time"));
    }

    @AfterAll
    static void tellsWhatHappened() {
        System.out.printf(Locale.ROOT, "-Dtickfold.test.seed=%d%n%s%n", SEED, CENSUS);
    }
}
