package io.tickfold.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.value.RequestId;
import io.tickfold.gateway.Events;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
        producer.clear();
        CompletableFuture<AttemptResult> outcome = carryOut(Duration.ofMillis(500));
        sent();
        producer.errorNext(failure);
        assertThat(outcome).succeedsWithin(LONG).isEqualTo(new AttemptResult.Unknown());
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
