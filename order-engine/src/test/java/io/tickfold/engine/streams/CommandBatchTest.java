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

    private enum Input {
        COMMAND,
        TICK
    }

    private final CommandBatch batch = new CommandBatch();

    @AfterEach
    void forget() {
        CommandBatch.reset();
    }

    @Test
    void findsALoneCommandToBeTheLast() {
        poll(Input.COMMAND);

        assertThat(CommandBatch.takeLast()).isTrue();
    }

    @Test
    void findsOnlyTheLastOfManyToBeTheLast() {
        poll(Input.COMMAND, Input.COMMAND, Input.COMMAND);

        assertThat(taken(3)).containsExactly(false, false, true);
    }

    @Test
    void doesNotCountTicks() {
        poll(Input.TICK, Input.COMMAND, Input.TICK, Input.TICK);

        assertThat(CommandBatch.takeLast()).isTrue();
    }

    @Test
    void addsWhatSeveralPollsBring() {
        poll(Input.COMMAND);
        poll(Input.COMMAND);

        assertThat(taken(2)).containsExactly(false, true);
    }

    @Test
    void commitsEachCommandRatherThanNoneAfterATaskWasLost() {
        poll(Input.COMMAND, Input.COMMAND);
        CommandBatch.reset();

        assertThat(taken(2)).containsExactly(true, true);
    }

    private static List<Boolean> taken(int commands) {
        List<Boolean> last = new ArrayList<>();
        for (int i = 0; i < commands; i++) {
            last.add(CommandBatch.takeLast());
        }
        return last;
    }

    /// A poll that brings these records: commands have a key, ticks have none.
    private void poll(Input... inputs) {
        List<ConsumerRecord<byte[], byte[]>> polled = new ArrayList<>();
        for (Input input : inputs) {
            byte @Nullable [] key = input == Input.COMMAND ? new byte[] {'a'} : null;
            String topic = Topics.TRADE_INPUT.name();
            polled.add(new ConsumerRecord<>(topic, 0, polled.size(), key, new byte[0]));
        }
        TopicPartition partition = new TopicPartition(Topics.TRADE_INPUT.name(), 0);
        batch.onConsume(new ConsumerRecords<>(Map.of(partition, polled), Map.of()));
    }
}
