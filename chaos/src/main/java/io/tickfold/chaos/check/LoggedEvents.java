package io.tickfold.chaos.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.wire.ByteClients;
import io.tickfold.contract.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a consumer that knows nothing but the published messages reads in `trade-events`.
record LoggedEvents(List<Event> events) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(200);

    /// An event of an account.
    ///
    /// @param type as its header says it
    record Event(String account, long sequence, String type, JsonNode body) {

        String order() {
            return body.path("orderId").asString("");
        }

        boolean is(String name) {
            return type.equals("tickfold." + name + ".v1");
        }
    }

    /// All committed events, those of an account in their order.
    static LoggedEvents read(String kafka) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                ByteClients.consumer(kafka, IsolationLevel.READ_COMMITTED, Map.of())) {
            String topic = Topics.TRADE_EVENTS.name();
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(each -> new TopicPartition(topic, each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Event> events = new ArrayList<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(each -> add(each, events));
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(topic + " cannot be read to its end");
                }
            }
            return new LoggedEvents(events);
        }
    }

    private static void add(ConsumerRecord<byte[], byte[]> logged, List<Event> events) {
        JsonNode body = JSON.readTree(logged.value());
        long sequence = body.path("sequence").asLong(0);
        if (sequence > 0) {
            String type = new String(logged.headers().lastHeader("ce_type").value(), UTF_8);
            events.add(new Event(body.get("accountId").asString(), sequence, type, body));
        }
    }

    List<Event> of(String account) {
        return events.stream().filter(each -> each.account().equals(account)).toList();
    }
}
