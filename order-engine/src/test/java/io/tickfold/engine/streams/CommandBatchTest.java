package io.tickfold.engine.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandBatchTest {

    private static final int PARTITION = 0;
    private static final int OTHER = 1;

    private enum Input {
        COMMAND,
        TICK
    }

    private final CommandBatch batch = new CommandBatch();

    @AfterEach
    void forget() {
        CommandBatch.reset(PARTITION);
        CommandBatch.reset(OTHER);
    }

    @Test
    void findsALoneCommandToBeTheLast() {
        poll(Input.COMMAND);

        assertThat(CommandBatch.takeLast(PARTITION)).isTrue();
    }

    @Test
    void findsOnlyTheLastOfManyToBeTheLast() {
        poll(Input.COMMAND, Input.COMMAND, Input.COMMAND);

        assertThat(taken(3)).containsExactly(false, false, true);
    }

    @Test
    void doesNotCountTicks() {
        poll(Input.TICK, Input.COMMAND, Input.TICK, Input.TICK);

        assertThat(CommandBatch.takeLast(PARTITION)).isTrue();
    }

    @Test
    void addsWhatSeveralPollsBring() {
        poll(Input.COMMAND);
        poll(Input.COMMAND);

        assertThat(taken(2)).containsExactly(false, true);
    }

    @Test
    void stillCountsTheCommandsOfOtherTasksAfterATaskCameOrWent() {
        poll(PARTITION, Input.COMMAND, Input.COMMAND);
        poll(OTHER, Input.COMMAND);

        CommandBatch.reset(OTHER);

        assertThat(taken(2)).containsExactly(false, true);
    }

    @Test
    void findsOnlyTheLastOfAllTasksToBeTheLast() {
        poll(PARTITION, Input.COMMAND);
        poll(OTHER, Input.COMMAND);

        assertThat(CommandBatch.takeLast(PARTITION)).isFalse();
        assertThat(CommandBatch.takeLast(OTHER)).isTrue();
    }

    @Test
    void commitsEachCommandRatherThanNoneAfterATaskWasLost() {
        poll(Input.COMMAND, Input.COMMAND);
        CommandBatch.reset(PARTITION);
        CommandBatch.reset(OTHER);

        assertThat(taken(2)).containsExactly(true, true);
    }

    private static List<Boolean> taken(int commands) {
        List<Boolean> last = new ArrayList<>();
        for (int i = 0; i < commands; i++) {
            last.add(CommandBatch.takeLast(PARTITION));
        }
        return last;
    }

    /// A poll that brings these records: commands have a key, ticks have none.
    private void poll(Input... inputs) {
        poll(PARTITION, inputs);
    }

    private void poll(int number, Input... inputs) {
        List<ConsumerRecord<byte[], byte[]>> polled = new ArrayList<>();
        for (Input input : inputs) {
            byte @Nullable [] key = input == Input.COMMAND ? new byte[] {'a'} : null;
            String topic = Topics.TRADE_INPUT.name();
            polled.add(new ConsumerRecord<>(topic, number, polled.size(), key, new byte[0]));
        }
        TopicPartition partition = new TopicPartition(Topics.TRADE_INPUT.name(), number);
        batch.onConsume(new ConsumerRecords<>(Map.of(partition, polled), Map.of()));
    }
}
