package io.tickfold.chaos.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.wire.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a consumer that knows nothing but the published messages reads in `trade-events`.
record LoggedEvents(List<Event> events) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

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

    /// All committed events of these accounts, those of each in their order.
    static LoggedEvents read(String kafka, Collection<String> accounts) {
        List<Event> events = new ArrayList<>();
        LogReading.of(kafka, Topics.TRADE_EVENTS.name())
                .forEach(each -> {
                    if (each.key() != null && accounts.contains(new String(each.key(), UTF_8))) {
                        add(each, events);
                    }
                });
        return new LoggedEvents(events);
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
