package io.tickfold.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.RequestId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class EventDeliveryTest {

    private static final RequestId ID = new RequestId("r-1");

    private final List<Long> seen = new ArrayList<>();
    private final PendingRequests requests = new PendingRequests();
    private final EventDelivery delivery =
            new EventDelivery(
                    List.of(
                            _ -> {
                                throw new IllegalStateException("a listener's own fault");
                            },
                            event -> seen.add(event.offset())),
                    requests);

    @Test
    void reachesTheRequestAndTheOthersThoughOneListenerFails() {
        try (PendingRequest request = requests.register(ID)) {
            delivery.handle(event(Events.opened()));
            assertThat(request.await(Deadline.in(Duration.ZERO)))
                    .isInstanceOf(AttemptResult.Replied.class);
        }
        assertThat(seen).hasSize(1);
    }

    private static ConsumerRecord<byte[], byte[]> event(TradeEvent event) {
        return EngineOnMocks.record(
                MessageHeaders.published(MessageType.of(event), "1", "/engine", EngineOnMocks.NOW),
                Optional.of(ID),
                Topics.TRADE_EVENTS.encode(event),
                true);
    }
}
