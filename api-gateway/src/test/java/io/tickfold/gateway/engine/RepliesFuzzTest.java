package io.tickfold.gateway.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.RequestId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

/// Replies of every kind, whole and damaged, to commands of every kind.
class RepliesFuzzTest extends GatewayHttpTest {

    private static final int REPLIES = Integer.getInteger("tickfold.test.replies", 400);
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final RequestId ID = new RequestId("r-1");
    private static final String CLOSING = "{\"orderId\":\"ord_1234567890abcdef\"}";
    private static final List<String> HOSTILE =
            List.of("null", "-1", "\"\"", "\"\\ud800\"", "1e9999999", "[]", "{}", "\"1e99999\"");
    private static final List<TradeEvent> WHOLE =
            Stream.<TradeEvent>concat(
                            Stream.<TradeEvent>of(
                                    Events.opened(),
                                    Events.closed("42350.75", "125.50"),
                                    Events.reduced("0.067", "-1.00"),
                                    Events.closedAll(),
                                    Events.accountOpened(),
                                    Events.called(),
                                    Events.callEnded(),
                                    Events.cleared(),
                                    Events.deposited("1.00"),
                                    Events.withdrawn("1.00"),
                                    Events.adjusted("1.00"),
                                    Events.repeated()),
                            Stream.of(RefusalReason.values()).map(RepliesFuzzTest::refused))
                    .toList();

    private final PendingRequests requests = new PendingRequests();

    @Test
    void neverSayThatAnExecutedCommandFailed() {
        long seed = new Random().nextLong();
        RandomGenerator random = new Random(seed);
        for (int i = 0; i < REPLIES; i++) {
            AttemptResult result = reply(random);
            engine.reset();
            engine.answers(result);
            HttpResponse<String> response =
                    random.nextBoolean() ? post(CLOSE, CLOSING) : post(CLOSE + "-all", "");
            assertThat(response.statusCode())
                    .as("%s of seed %d answered %s", result, seed, response.body())
                    .satisfies(status -> assertHonest(status, response, result));
        }
    }

    private static TradeEvent refused(RefusalReason reason) {
        return Events.refused(
                new Refusal(reason, reason.details().stream().collect(toMap(d -> d, _ -> "1"))));
    }

    private static void assertHonest(
            int status, HttpResponse<String> response, AttemptResult result) {
        if (status >= 500) {
            assertThat(status == 504 || isRefused(result)).isTrue();
        }
        if (status == 504) {
            String command = header(response, "Command-Id");
            assertThat(response.body())
                    .contains("\"timeout\":true,\"commandId\":\"" + command + "\"");
        }
        assertThat(header(response, "Command-Id")).isNotEmpty();
    }

    /// Only a refusal of the engine itself is certain.
    private static boolean isRefused(AttemptResult result) {
        return result instanceof AttemptResult.Replied reply
                && reply.events().stream().anyMatch(CommandRefused.class::isInstance);
    }

    private AttemptResult reply(RandomGenerator random) {
        try (PendingRequest request = requests.register(ID)) {
            int events = random.nextInt(1, 4);
            for (int i = 1; i <= events; i++) {
                deliver(random, i == events);
            }
            return request.await(Deadline.in(AT_ONCE));
        }
    }

    private void deliver(RandomGenerator random, boolean last) {
        TradeEvent event = WHOLE.get(random.nextInt(WHOLE.size()));
        byte[] value = Topics.TRADE_EVENTS.encode(event);
        TradeEvent named = random.nextInt(8) == 0 ? Events.opened() : event;
        Headers headers =
                MessageHeaders.published(MessageType.of(named), "1", "/engine", Instant.EPOCH);
        byte[] sent = random.nextInt(3) == 0 ? damaged(value, random) : value;
        requests.deliver(EngineOnMocks.record(headers, Optional.of(ID), sent, last));
    }

    /// Something hostile in place of a few bytes or of a value.
    private static byte[] damaged(byte[] value, RandomGenerator random) {
        String text = new String(value, UTF_8);
        int from = random.nextInt(text.length());
        int colon = text.indexOf(':', from) + 1;
        int comma = text.indexOf(',', colon);
        int start = random.nextBoolean() && comma > 0 ? colon : from;
        int end = start == from ? Math.min(text.length(), from + random.nextInt(9)) : comma;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.substring(0, start).getBytes(UTF_8));
        bytes.writeBytes(HOSTILE.get(random.nextInt(HOSTILE.size())).getBytes(UTF_8));
        bytes.writeBytes(text.substring(end).getBytes(UTF_8));
        return bytes.toByteArray();
    }
}
