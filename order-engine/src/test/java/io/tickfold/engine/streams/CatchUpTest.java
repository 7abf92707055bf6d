package io.tickfold.engine.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.wire.Topics;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/// What an engine has left of the inputs that were there when it started.
class CatchUpTest {

    private static final TopicPartition INPUT = Topics.TRADE_INPUT.partition(2);

    private final CatchUp catchUp = new CatchUp(Map.of(INPUT, 40L), Map.of(INPUT, 5_000L));

    @Test
    void beforeTheFirstCommitTheGroupsOffsetCounts() {
        assertThat(catchUp.left(INPUT, Map.of())).isEqualTo(4_960);
        assertThat(catchUp.left(INPUT, Map.of(INPUT, -1L))).isEqualTo(4_960);
    }

    @Test
    void whatWasCommittedSinceIsDone() {
        assertThat(catchUp.left(INPUT, Map.of(INPUT, 4_000L))).isEqualTo(1_000);
        assertThat(catchUp.left(INPUT, Map.of(INPUT, 6_000L))).isZero();
    }

    @Test
    void aPartitionOfWhichNothingIsKnownHasNothingLeft() {
        TopicPartition other = Topics.TRADE_INPUT.partition(3);
        assertThat(catchUp.left(other, Map.of(other, -1L))).isZero();
    }
}
