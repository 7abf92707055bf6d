package io.tickfold.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.SeededRandom;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Damaged bytes are either refused or a message of their own that is written and read like any.
@Timeout(60)
class MutatedMessageTest {

    private static final int MUTATIONS = 4_000;

    @ParameterizedTest
    @MethodSource("io.tickfold.contract.wire.Samples#all")
    void isRefusedOrRead(Sample sample) {
        SeededRandom random = SeededRandom.create();
        Mutator mutator = new Mutator(random.generator());
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = mutator.mutate(sample.golden());
            try {
                if (!isReadable(sample, mutated)) {
                    refused++;
                }
            } catch (Exception | Error e) {
                throw new AssertionError(random + ": " + new String(mutated, UTF_8), e);
            }
        }
        assertThat(refused).as("%s", random).isBetween(MUTATIONS / 4, MUTATIONS - 1);
    }

    private static boolean isReadable(Sample sample, byte[] mutated)
            throws UnreadableMessageException {
        Object message;
        try {
            message = sample.decode(mutated);
        } catch (UnreadableMessageException _) {
            return false;
        }
        assertThat(sample.decode(sample.encode(message))).isEqualTo(message);
        return true;
    }
}
