package io.tickfold.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.readmodel.ProjectedLog;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "tickfold.streams.per-account=2",
            "tickfold.streams.heartbeat=200ms",
            "tickfold.streams.projection-patience=1s"
        })
class EventStreamTest extends GatewayHttpTest {

    private static final String STREAM = "/api/v1/events/stream";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();

    @Autowired private LiveEvents live;
    @Autowired private OpenStreams streams;

    @AfterEach
    void end() {
        streams.stop();
        await().atMost(PATIENCE).until(() -> streams.count(StreamKind.EVENTS) == 0);
        streams.start();
        client.close();
    }

    @Test
    void beginsWithWhereItIsAndGoesOnLive() {
        record(1, 2);
        try (SseClient stream = SseClient.open(client, request(STREAM))) {
            assertThat(stream.next())
                    .contains(new SseClient.Item("2", "heartbeat", "{\"sequence\":2}"));
            happens(3);
            assertThat(stream.nextNews()).contains(item(3));
        }
    }

    @Test
    void goesOnWhereTheClientWas() {
        record(1, 2, 3);
        try (SseClient stream =
                SseClient.open(client, request(STREAM + "?after=3").header("Last-Event-ID", "1"))) {
            assertThat(stream.nextNews()).contains(item(2));
            assertThat(stream.nextNews()).contains(item(3));
        }
    }

    @Test
    void readsWhatLiveEventsLackAndSendsNoneTwice() {
        record(1);
        try (SseClient stream = SseClient.open(client, request(STREAM + "?after=1"))) {
            assertThat(stream.next()).isPresent();
            happens(4);
            record(2, 3, 4);
            happens(2);
            happens(5);
            for (long sequence = 2; sequence <= 5; sequence++) {
                assertThat(stream.nextNews()).contains(item(sequence));
            }
        }
    }

    @Test
    void findsEventsThatNobodyTellsItOf() {
        record(1);
        try (SseClient stream = SseClient.open(client, request(STREAM + "?after=1"))) {
            assertThat(stream.next()).isPresent();
            record(2);
            assertThat(stream.nextNews()).contains(item(2));
        }
    }

    @Test
    void anEventThatNoEngineWroteEndsNoStream() {
        record(1);
        try (SseClient stream = SseClient.open(client, request(STREAM))) {
            assertThat(stream.next()).isPresent();
            happens(1_000);
            happens(1_000);
            record(2);
            assertThat(stream.nextNews()).contains(item(2));
            assertThat(stream.next()).map(SseClient.Item::type).contains("heartbeat");
            happens(3);
            assertThat(stream.nextNews()).contains(item(3));
        }
    }

    @Test
    void keepsToItsOwnAccount() {
        record(1);
        try (SseClient stream = SseClient.open(client, request(STREAM))) {
            assertThat(stream.next()).isPresent();
            live.handle(record(EventWriter.event(new AccountId("bob"), 2)));
            happens(2);
            assertThat(stream.nextNews()).contains(item(2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1.0", "1234567890123456789"})
    void refusesAPositionThatIsNone(String position) {
        assertRefused(
                send(request(STREAM).header("Last-Event-ID", position)),
                400,
                "INVALID_EVENT_POSITION",
                "Last-Event-ID must be the sequence of an event, or 0");
    }

    @Test
    void refusesAPositionBeyondTheEnd() {
        record(1);
        assertRefused(
                send(request(STREAM).header("Last-Event-ID", "2")),
                400,
                "POSITION_BEYOND_END",
                "The account has no event with this sequence yet");
    }

    @Test
    void aMadeUpPositionCostsOneQuery() {
        record(1);
        long before = log.executions("FROM account");
        assertThat(send(request(STREAM).header("Last-Event-ID", "1000")).statusCode())
                .isEqualTo(400);
        assertThat(log.executions("FROM account") - before).isEqualTo(1);
    }

    /// It may be another gateway that has sent it to the client.
    @Test
    void goesOnAfterAnEventThatIsJustBeingProjected() {
        record(1);
        try (var sender = Executors.newSingleThreadScheduledExecutor()) {
            var _ = sender.schedule(() -> happens(2), 200, TimeUnit.MILLISECONDS);
            try (SseClient stream =
                    SseClient.open(client, request(STREAM).header("Last-Event-ID", "2"))) {
                assertThat(stream.next())
                        .contains(new SseClient.Item("2", "heartbeat", "{\"sequence\":2}"));
            }
        }
    }

    /// Of an account in a partition that lags from then on.
    @Test
    void saysThatTheReadModelIsBehindRatherThanThatThereIsNoSuchEvent() {
        AccountId lagging =
                IntStream.iterate(0, i -> i + 1)
                        .mapToObj(i -> new AccountId("lagging-" + i))
                        .filter(account -> partition(account) != partition(Events.ALICE))
                        .findFirst()
                        .orElseThrow();
        log.lag(lagging);
        HttpRequest.Builder request =
                anonymous(STREAM)
                        .header("Authorization", "Bearer " + token(lagging, PATIENCE))
                        .header("Last-Event-ID", "2");
        assertUnavailable(send(request), "READ_MODEL_BEHIND");
    }

    private static int partition(AccountId account) {
        return Topics.partitionOf(account, ProjectedLog.PARTITIONS);
    }

    @Test
    void liveEventsGoOnWhileTheDatabaseIsAwayAndWhatIsMissingFollows() {
        record(1);
        try (SseClient stream = SseClient.open(client, request(STREAM))) {
            assertThat(stream.next()).isPresent();
            log.goAway();
            for (int i = 0; i < 3; i++) {
                assertThat(stream.next()).map(SseClient.Item::type).contains("heartbeat");
            }
            happens(2);
            assertThat(stream.nextNews()).contains(item(2));
            happens(4);
            for (int i = 0; i < 3; i++) {
                assertThat(stream.next()).map(SseClient.Item::type).contains("heartbeat");
            }
            log.comeBack();
            record(2, 3, 4);
            assertThat(stream.nextNews()).contains(item(3));
            assertThat(stream.nextNews()).contains(item(4));
        }
    }

    @Test
    void refusesStreamsBeyondTheAccountsBound() {
        record(1);
        try (SseClient one = SseClient.open(client, request(STREAM));
                SseClient two = SseClient.open(client, request(STREAM))) {
            assertThat(List.of(one.next(), two.next())).allMatch(Optional::isPresent);
            var refused = send(request(STREAM));
            assertRefused(refused, 429, "TOO_MANY_STREAMS", "Too many open streams");
            assertThat(header(refused, "Retry-After")).isEqualTo("5");
        }
    }

    @Test
    void holdsNoStreamForHead() {
        record(1);
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> response =
                    send(request(STREAM).method("HEAD", HttpRequest.BodyPublishers.noBody()));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(header(response, "Content-Type")).startsWith("text/event-stream");
        }
        await().atMost(PATIENCE).until(() -> streams.count(StreamKind.EVENTS) == 0);
    }

    @Test
    void noticesAClientThatIsGoneByAHeartbeat() {
        record(1);
        SseClient stream = SseClient.open(client, request(STREAM));
        assertThat(stream.next()).isPresent();
        stream.close();
        await().atMost(PATIENCE).until(() -> streams.count(StreamKind.EVENTS) == 0);
    }

    @Test
    void endsProperlyWhenTheTokenExpires() {
        record(1);
        String token = token(Events.ALICE, Duration.ofSeconds(2));
        HttpRequest.Builder request = anonymous(STREAM).header("Authorization", "Bearer " + token);
        try (SseClient stream = SseClient.open(client, request)) {
            assertThat(stream.nextNews()).isEmpty();
        }
    }

    @Test
    void endsProperlyAtTheGatewaysEnd() {
        record(1);
        try (SseClient stream = SseClient.open(client, request(STREAM))) {
            assertThat(stream.next()).isPresent();
            streams.stop();
            assertThat(stream.nextNews()).isEmpty();
            assertUnavailable(send(request(STREAM)), "STREAMS_EXHAUSTED");
        }
    }

    @Test
    void asksForAToken() {
        assertRefused(send(anonymous(STREAM)), 401, "UNAUTHORIZED", "Unauthorized");
    }

    private void record(long... sequences) {
        for (long sequence : sequences) {
            log.append(List.of(EventWriter.event(Events.ALICE, sequence)));
        }
    }

    private void happens(long sequence) {
        live.handle(record(EventWriter.event(Events.ALICE, sequence)));
    }

    private static SseClient.Item item(long sequence) {
        TradeEvent event = EventWriter.event(Events.ALICE, sequence);
        String type = MessageType.of(event).wireName();
        String value = new String(Topics.TRADE_EVENTS.encode(event), UTF_8);
        return new SseClient.Item(
                Long.toString(sequence),
                type,
                String.format(
                        Locale.ROOT,
                        "{\"sequence\":%d,\"type\":\"%s\",\"data\":%s}",
                        sequence,
                        type,
                        value));
    }

    private static ConsumerRecord<byte[], byte[]> record(TradeEvent event) {
        return new ConsumerRecord<>(
                Topics.TRADE_EVENTS.name(),
                0,
                0,
                0,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                Topics.TRADE_EVENTS.encodeKey(event.header().accountId()),
                Topics.TRADE_EVENTS.encode(event),
                MessageHeaders.brief(MessageType.of(event), "1"),
                Optional.empty());
    }
}
