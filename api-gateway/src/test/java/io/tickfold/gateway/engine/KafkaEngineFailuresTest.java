package io.tickfold.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.value.RequestId;
import io.tickfold.gateway.Events;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class KafkaEngineFailuresTest extends EngineOnMocks {

    @Test
    void knowsThatNothingWasSentIfTheBrokerRefusedItForGood() {
        for (RuntimeException failure :
                List.of(
                        new RecordTooLargeException("large"),
                        new TopicAuthorizationException("forbidden"))) {
            producer.clear();
            CompletableFuture<Outcome> outcome = carryOut(LONG);
            sent();
            producer.errorNext(failure);
            assertThat(outcome).succeedsWithin(LONG).isEqualTo(new Outcome.NotSent());
        }
    }

    @Test
    void doesNotKnowWhetherAQueuedCommandThatTimedOutWasAppended() {
        CompletableFuture<Outcome> outcome = carryOut(Duration.ofMillis(500));
        sent();
        producer.errorNext(new TimeoutException("delivery timed out"));
        assertThat(outcome).succeedsWithin(LONG).isEqualTo(new Outcome.Unknown());
        assertThat(
                        registry.counter("tickfold.gateway.send.failures", "outcome", "undecided")
                                .count())
                .isOne();
    }

    @Test
    void stillHearsTheReplyToACommandThatSeemedToTimeOut() {
        CompletableFuture<Outcome> outcome = carryOut(LONG);
        RequestId id = requestId(sent());
        producer.errorNext(new TimeoutException("delivery timed out"));
        reply(id, Events.refused(RefusalReason.ORDER_NOT_FOUND), true);
        assertThat(outcome).succeedsWithin(LONG).isInstanceOf(Outcome.Replied.class);
    }
}
