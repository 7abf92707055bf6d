package io.tickfold.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.value.RequestId;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.KafkaSettings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;

class CommandProducerTest {

    private final CommandProducer unconnected =
            new CommandProducer(new KafkaSettings("127.0.0.1:1"));
    private final List<String> heard = new ArrayList<>();

    @AfterEach
    void close() {
        unconnected.destroy();
    }

    @Test
    void saysAtOnceThatNothingIsSentWithoutABroker() {
        send(unconnected.operations());
        assertThat(heard).containsExactly("not sent");
    }

    @Test
    void hearsOnItsOwnThreadOfWhatKafkaCannotQueue() {
        CompletableFuture<Thread> told = new CompletableFuture<>();
        var failed =
                unconnected
                        .operations()
                        .execute(producer ->
                                producer.send(
                                        new ProducerRecord<>("x", new byte[0]),
                                        (_, _) -> told.complete(Thread.currentThread())));
        assertThat(failed).isDone();
        assertThat(told).isCompletedWithValue(Thread.currentThread());
    }

    @Test
    void letsNoBatchOvertakeAnother() {
        KafkaTemplate<byte[], byte[]> template =
                (KafkaTemplate<byte[], byte[]>) unconnected.operations();
        assertThat(template.getProducerFactory().getConfigurationProperties())
                .containsEntry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    }

    @Test
    void countsWhatFailsBeforeQueueingAsNotSent() {
        List<ApiException> failures =
                List.of(
                        new TimeoutException("no room"),
                        new TopicAuthorizationException("forbidden"),
                        new RecordTooLargeException("large"));
        failures.forEach(failure ->
                send(new KafkaTemplate<>(EngineOnMocks.sharing(new RefusingProducer(failure)))));
        assertThat(heard).hasSize(failures.size()).containsOnly("not sent");
    }

    /// Queues nothing, and reports that the way Kafka's own producer does.
    private static final class RefusingProducer extends MockProducer<byte[], byte[]> {

        private final ApiException failure;

        RefusingProducer(ApiException failure) {
            super(
                    EngineOnMocks.cluster(),
                    false,
                    null,
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
            this.failure = failure;
        }

        @Override
        public synchronized Future<RecordMetadata> send(
                ProducerRecord<byte[], byte[]> record, Callback callback) {
            callback.onCompletion(null, failure);
            return CompletableFuture.failedFuture(failure);
        }
    }

    private void send(KafkaOperations<byte[], byte[]> kafka) {
        CommandHeaders headers = new CommandHeaders(InstantSource.system());
        InstantSource time = InstantSource.system();
        Outages outages = new Outages(kafka, time);
        new CommandSender(kafka, time, outages)
                .send(
                        new CloseOrder(headers.next(Events.ALICE), Events.ORDER, Optional.empty()),
                        new RequestId("r-1"),
                        () -> heard.add("not sent"),
                        () -> heard.add("undecided"));
        outages.close();
    }
}
