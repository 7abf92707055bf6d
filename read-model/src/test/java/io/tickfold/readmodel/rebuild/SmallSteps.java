package io.tickfold.readmodel.rebuild;

import io.tickfold.readmodel.database.DatabaseSettings;
import io.tickfold.readmodel.database.Databases;
import io.tickfold.readmodel.log.EventLog;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Rebuilds with many transactions, each of which takes in several pages.
final class SmallSteps {

    /// The most that a page has, which is what one poll returns.
    static final int EVENTS_OF_A_PAGE = 250;

    private static final PagesAhead.Sizes SIZES =
            new PagesAhead.Sizes(1, 1_000L * EVENTS_OF_A_PAGE);

    private SmallSteps() {}

    /// @param beforePoll runs each time before it reads
    static ReadModelRebuild rebuild(
            DatabaseSettings database,
            String bootstrapServers,
            Runnable beforePoll,
            ReadModelRebuild.Listener listener) {
        return new ReadModelRebuild(
                new Databases(database),
                () ->
                        EventLog.connect(
                                () -> new SteppingConsumer(bootstrapServers, beforePoll),
                                bootstrapServers),
                SIZES,
                listener);
    }

    private static final class SteppingConsumer extends KafkaConsumer<byte[], byte[]> {

        private final Runnable beforePoll;

        SteppingConsumer(String bootstrapServers, Runnable beforePoll) {
            super(
                    Map.of(
                            "bootstrap.servers",
                            bootstrapServers,
                            "isolation.level",
                            "read_committed",
                            "enable.auto.commit",
                            false,
                            "max.poll.records",
                            EVENTS_OF_A_PAGE),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
            this.beforePoll = beforePoll;
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            beforePoll.run();
            return super.poll(timeout);
        }
    }
}
