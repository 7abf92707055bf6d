package io.tickfold.gateway.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.RequestId;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.gateway.Events;
import io.tickfold.readmodel.log.LogPosition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class KafkaEngineTest extends EngineOnMocks {

    @Test
    void appendsTheCommandToThePartitionOfItsAccount() throws UnreadableMessageException {
        CompletableFuture<AttemptResult> outcome = carryOut(LONG);
        ProducerRecord<byte[], byte[]> sent = sent();
        assertThat(sent.topic()).isEqualTo("trade-input");
        assertThat(sent.key()).isEqualTo("alice".getBytes(UTF_8));
        assertThat(sent.partition())
                .isEqualTo(Topics.partitionOf(new AccountId("alice"), PARTITIONS));
        assertThat(Topics.TRADE_INPUT.decode(sent.headers(), sent.value())).isEqualTo(command);
        assertThat(header(sent, "ce_id")).isEqualTo(requestId(sent).value());
        assertThat(header(sent, "ce_source")).isEqualTo("/tickfold/api-gateway");
        assertThat(header(sent, "ce_time")).isEqualTo("2026-01-02T03:04:05.678Z");
        reply(requestId(sent), Events.closed("1", "1"), true);
        assertThat(outcome).succeedsWithin(LONG);
    }

    @Test
    void answersWithTheFinalEventAndItsPosition() {
        CompletableFuture<AttemptResult> outcome = carryOut(LONG);
        reply(requestId(sent()), Events.closed("1", "1"), true);
        assertThat(outcome)
                .succeedsWithin(LONG)
                .isEqualTo(
                        new AttemptResult.Replied(
                                List.of(Events.closed("1", "1")), new LogPosition(2, 7)));
        assertThat(requests.count()).isZero();
    }

    @Test
    void keepsTheEventsBeforeTheFinalOneInTheirOrder() {
        CompletableFuture<AttemptResult> outcome = carryOut(LONG);
        RequestId id = requestId(sent());
        reply(id, Events.closed("1", "1"), false);
        reply(id, Events.closed("2", "2"), false);
        assertThat(outcome).isNotDone();
        reply(id, Events.closed("3", "3"), true);
        AttemptResult.Replied replied = (AttemptResult.Replied) outcome.join();
        assertThat(replied.events())
                .containsExactly(
                        Events.closed("1", "1"), Events.closed("2", "2"), Events.closed("3", "3"));
        assertThat(replied.last()).isEqualTo(Events.closed("3", "3"));
    }

    @Test
    void ignoresTheEventsOfOthersWithoutReadingThem() {
        CompletableFuture<AttemptResult> outcome = carryOut(LONG);
        RequestId id = requestId(sent());
        requests.deliver(record(Optional.of(new RequestId("other")), new byte[] {'{'}, true));
        requests.deliver(record(Optional.empty(), new byte[] {'{'}, true));
        assertThat(outcome).isNotDone();
        reply(id, Events.opened(), true);
        assertThat(outcome).succeedsWithin(LONG);
    }

    @Test
    void failsTheRequestWhoseEventCannotBeRead() {
        CompletableFuture<AttemptResult> outcome = carryOut(LONG);
        requests.deliver(record(Optional.of(requestId(sent())), new byte[] {'{'}, false));
        assertThat(outcome).succeedsWithin(LONG).isEqualTo(new AttemptResult.Unreadable());
    }

    @Test
    void givesEachAttemptARequestIdOfItsOwn() {
        engine.carryOut(command, Deadline.in(SHORT));
        engine.carryOut(command, Deadline.in(SHORT));
        assertThat(producer.history().stream().map(KafkaEngineTest::requestId).distinct())
                .hasSize(2);
    }

    @Test
    void doesNotKnowTheOutcomeWhenTheDeadlineHasPassed() {
        assertThat(engine.carryOut(command, Deadline.in(SHORT)))
                .isEqualTo(new AttemptResult.Unknown());
        assertThat(requests.count()).isZero();
        assertThat(registry.counter("tickfold.gateway.timeouts").count()).isOne();
    }

    @Test
    void sendsNothingWhileTooManyWaitInItsPartition() {
        AttemptResult _ = engine.carryOut(command, Deadline.in(SHORT));
        producer.clear();
        CompletableFuture<AttemptResult> first = carryOut(LONG);
        RequestId id = requestId(sent());
        assertThat(registry.get("tickfold.gateway.pending").gauge().value()).isOne();
        assertThat(engine.carryOut(command, Deadline.in(SHORT)))
                .isEqualTo(new AttemptResult.TurnedAway());
        assertThat(producer.history()).hasSize(1);
        assertThat(registry.counter("tickfold.gateway.turned.away").count()).isOne();
        reply(id, Events.opened(), true);
        assertThat(first).succeedsWithin(LONG);
        assertThat(engine.carryOut(command, Deadline.in(SHORT)))
                .isEqualTo(new AttemptResult.Unknown());
    }

    @Test
    void sendsNothingAfterAWaitIfItWouldMissTheReplyByThen() {
        AttemptResult _ = engine.carryOut(command, Deadline.in(SHORT));
        producer.clear();
        CompletableFuture<AttemptResult> first = carryOut(LONG);
        RequestId id = requestId(sent());
        CompletableFuture<AttemptResult> second = carryOut(LONG);
        await().until(() -> admission.waiting() == 1);
        hearsReplies.set(false);
        reply(id, Events.opened(), true);
        assertThat(first).succeedsWithin(LONG);
        assertThat(second).succeedsWithin(LONG).isEqualTo(new AttemptResult.NotSent());
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void sendsNothingWhileItWouldMissTheReply() {
        hearsReplies.set(false);
        assertThat(engine.carryOut(command, Deadline.in(LONG)))
                .isEqualTo(new AttemptResult.NotSent());
        assertThat(producer.history()).isEmpty();
        assertThat(notSent()).isOne();
    }

    @Test
    void sendsNothingThatItHasNoTimeToWaitFor() {
        assertThat(engine.carryOut(command, Deadline.in(Duration.ZERO)))
                .isEqualTo(new AttemptResult.NotSent());
        assertThat(producer.history()).isEmpty();
        assertThat(requests.count()).isZero();
    }

    @Test
    void knowsThatNothingWasSentIfItCouldNotBeQueued() {
        for (RuntimeException failure :
                List.of(
                        new TimeoutException("no metadata"),
                        new SerializationException("bad"),
                        new KafkaException("any"))) {
            producer.sendException = failure;
            assertThat(engine.carryOut(command, Deadline.in(LONG)))
                    .isEqualTo(new AttemptResult.NotSent());
        }
        assertThat(requests.count()).isZero();
        assertThat(notSent()).isEqualTo(3);
    }
}
