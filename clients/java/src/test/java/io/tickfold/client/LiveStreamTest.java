package io.tickfold.client;

import static io.tickfold.client.ScriptedServer.NOTHING;
import static io.tickfold.client.ScriptedServer.answer;
import static io.tickfold.client.ScriptedServer.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.client.model.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Streams resume after whatever ends a connection.
@Timeout(60)
class LiveStreamTest {

    @Test
    void hasEveryEventOnceAndInOrderAcrossConnections() throws Exception {
        String[] connections = {
            stream(heartbeat(41), event(42), event(43).substring(0, 20)),
            NOTHING,
            answer(503, "{}", "Retry-After: 0"),
            stream(heartbeat(42), event(42), event(43), event(45)),
            stream(heartbeat(43), event(44), event(45), event(46))
        };
        try (ScriptedServer server = new ScriptedServer(connections);
                LiveStream<StreamedEvent> events = server.client().streamEvents()) {
            assertThat(take(events, 5)).containsExactly(42L, 43L, 44L, 45L, 46L);
            assertThat(server.sent("Last-Event-ID")).containsExactly("", "42", "42", "42", "43");
        }
    }

    @Test
    void passesEventsOnThatAreNewerThanTheClient() throws Exception {
        String unknown =
                """
                id: 1
                event: tickfold.dividend-paid.v1
                data: {"sequence":1,"type":"tickfold.dividend-paid.v1","data":{}}

                """;
        try (ScriptedServer server = new ScriptedServer(stream(heartbeat(0), unknown));
                LiveStream<StreamedEvent> events = server.client().streamEvents(0)) {
            StreamedEvent event = events.next().orElseThrow();
            assertThat(event.event()).isEmpty();
            assertThat(event.type()).isEqualTo("tickfold.dividend-paid.v1");
            assertThat(event.json()).endsWith("\"data\":{}}");
        }
    }

    @Test
    void throwsWhatRefusesTheStream() throws Exception {
        String beyond = answer(400, "{}", "Refusal-Reason: POSITION_BEYOND_END");
        try (ScriptedServer server = new ScriptedServer(beyond)) {
            assertThatThrownBy(() -> server.client().streamEvents(99))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused ->
                                    assertThat(refused.reason()).isEqualTo("POSITION_BEYOND_END"));
        }
    }

    @Test
    void endsForItsReaderWhenItIsClosed() throws Exception {
        try (ScriptedServer server = new ScriptedServer(stream(heartbeat(0)))) {
            LiveStream<StreamedEvent> events = server.client().streamEvents();
            Thread reader = Thread.ofVirtual().start(() -> events.forEach(event -> {}));
            events.close();
            reader.join();
            assertThat(events.next()).isEmpty();
        }
    }

    @Test
    void hasPricesOfTheSymbolsThatWereAskedFor() throws Exception {
        String price =
                "event: price\ndata: {\"symbol\":\"BTCUSDT\",\"bid\":96500.50,\"ask\":96501.50}\n\n";
        try (ScriptedServer server = new ScriptedServer(stream(":\n\n", price), stream(price));
                LiveStream<Price> prices = server.client().streamPrices("BTC", "ETH")) {
            assertThat(prices.next().map(Price::getBid)).contains(new BigDecimal("96500.50"));
            assertThat(prices.next()).isPresent();
            assertThat(server.requests().get(0))
                    .startsWith("GET /api/v1/prices/stream?symbol=BTC%2CETH ");
        }
    }

    private static List<Long> take(LiveStream<StreamedEvent> events, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> events.next().orElseThrow().sequence())
                .toList();
    }

    private static String heartbeat(long sequence) {
        return String.format(
                Locale.ROOT,
                "id: %d\nevent: heartbeat\ndata: {\"sequence\":%d}\n\n",
                sequence,
                sequence);
    }

    private static String event(long sequence) {
        String type = "tickfold.margin-call-ended.v1";
        return String.format(
                Locale.ROOT,
                "id: %d\nevent: %s\ndata: {\"sequence\":%d,\"type\":\"%s\",\"data\":{}}\n\n",
                sequence,
                type,
                sequence,
                type);
    }
}
