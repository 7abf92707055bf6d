package io.tickfold.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.RequestId;
import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.Events;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class KafkaEngineFailuresTest extends EngineOnMocks {

    @Test
    void doesNotKnowWhetherAQueuedCommandThatFailedWasAppended() {
        List<RuntimeException> failures =
                List.of(
                        new TimeoutException("delivery timed out"),
                        new TopicAuthorizationException("forbidden"),
                        new ClusterAuthorizationException("forbidden"),
                        new RecordTooLargeException("large"));
        failures.forEach(this::assertUndecided);
        assertThat(
                        registry.counter("tickfold.gateway.send.failures", "outcome", "undecided")
                                .count())
                .isEqualTo(failures.size());
        assertThat(notSent()).isZero();
    }

    private void assertUndecided(RuntimeException failure) {
        isUndecidedBy(failure);
        acknowledge();
    }

    private void isUndecidedBy(RuntimeException failure) {
        producer.clear();
        CompletableFuture<AttemptResult> outcome = carryOut(Duration.ofMillis(500));
        sent();
        producer.errorNext(failure);
        assertThat(outcome).succeedsWithin(LONG).isEqualTo(new AttemptResult.Unknown());
    }

    private void acknowledge() {
        await().until(() -> {
            boolean _ = producer.completeNext();
            return outages.count() == 0;
        });
    }

    @Test
    void queuesNothingMoreWhereSomethingWasNotAcknowledgedUntilItIsAgain() {
        isUndecidedBy(new TimeoutException("delivery timed out"));
        assertThat(engine.carryOut(command, Deadline.in(LONG)))
                .isEqualTo(new AttemptResult.NotSent());
        assertThat(notSent()).isOne();
        acknowledge();
        assertThat(producer.history().stream().skip(1))
                .isNotEmpty()
                .allSatisfy(sent -> {
                    assertThat(header(sent, "ce_type")).isEqualTo("tickfold.clock.v1");
                    assertThat(sent.partition())
                            .isEqualTo(producer.history().getFirst().partition());
                });
        assertThat(engine.carryOut(command, Deadline.in(SHORT)))
                .isEqualTo(new AttemptResult.Unknown());
    }

    @Test
    void stillSendsToPartitionsThatAcknowledge() {
        isUndecidedBy(new TimeoutException("delivery timed out"));
        int refused = Topics.partitionOf(Events.ALICE, PARTITIONS);
        AccountId other =
                IntStream.range(0, 100)
                        .mapToObj(i -> new AccountId("account-" + i))
                        .filter(a -> Topics.partitionOf(a, PARTITIONS) != refused)
                        .findFirst()
                        .orElseThrow();
        CommandHeaders headers = new CommandHeaders(InstantSource.fixed(NOW));
        Command close = new CloseOrder(headers.next(other), Events.ORDER, Optional.empty());
        assertThat(engine.carryOut(close, Deadline.in(SHORT)))
                .isEqualTo(new AttemptResult.Unknown());
    }

    @Test
    void stillHearsTheReplyToACommandThatSeemedToTimeOut() {
        CompletableFuture<AttemptResult> outcome = carryOut(LONG);
        RequestId id = requestId(sent());
        producer.errorNext(new TimeoutException("delivery timed out"));
        reply(id, Events.refused(RefusalReason.ORDER_NOT_FOUND), true);
        assertThat(outcome).succeedsWithin(LONG).isInstanceOf(AttemptResult.Replied.class);
    }
}
