package io.tickfold.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.tickfold.contract.value.RequestId;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the CloudEvents SDK makes of our records.
class CloudEventsTest {

    private static final String SOURCE = "/tickfold/order-engine";

    @ParameterizedTest
    @MethodSource("io.tickfold.contract.wire.Samples#all")
    void aPublishedRecordIsACloudEvent(Sample sample) {
        CloudEvent event = read(sample, published(sample));

        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(event.getId()).isEqualTo("3-42-0");
        assertThat(event.getSource()).isEqualTo(URI.create(SOURCE));
        assertThat(event.getType()).isEqualTo(sample.type().wireName());
        assertThat(event.getTime()).isEqualTo(Samples.AT.atOffset(ZoneOffset.UTC));
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getExtensionNames()).isEmpty();
        assertThat(Objects.requireNonNull(event.getData()).toBytes()).isEqualTo(sample.golden());
    }

    @ParameterizedTest
    @MethodSource("io.tickfold.contract.wire.Samples#all")
    void theAttemptAndTheEndOfACommandAreExtensions(Sample sample) {
        Headers headers = published(sample);
        MessageHeaders.addRequestId(headers, new RequestId("req-1"));
        MessageHeaders.markFinal(headers);
        CloudEvent event = read(sample, headers);

        assertThat(event.getExtensionNames()).containsExactlyInAnyOrder("requestid", "final");
        assertThat(event.getExtension("requestid")).isEqualTo("req-1");
        assertThat(event.getExtension("final")).isEqualTo("true");
    }

    private static Headers published(Sample sample) {
        return MessageHeaders.published(sample.type(), "3-42-0", SOURCE, Samples.AT);
    }

    private static CloudEvent read(Sample sample, Headers headers) {
        byte[] key = Topics.TRADE_EVENTS.encodeKey(Samples.ACCOUNT);
        byte[] value = sample.encoded();
        ConsumerRecord<byte[], byte[]> consumed =
                new ConsumerRecord<>(
                        sample.topic().name(),
                        3,
                        43,
                        Samples.AT.toEpochMilli(),
                        TimestampType.LOG_APPEND_TIME,
                        key.length,
                        value.length,
                        key,
                        value,
                        headers,
                        Optional.empty());
        return KafkaMessageFactory.createReader(consumed).toEvent();
    }
}
