package io.tickfold.engine.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tickfold.contract.input.RulesChanged;
import io.tickfold.engine.domain.Inputs;
import io.tickfold.engine.domain.MarketSnapshot;
import io.tickfold.engine.domain.PartitionFold;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class FaultPolicyTest {

    private final SettableClock clock = new SettableClock();
    private final FaultPolicy policy = new FaultPolicy(clock, 1);

    @Test
    void replacesAThreadThatDied() {
        assertThat(policy.handle(new StreamsException("lost the coordinator")))
                .isEqualTo(REPLACE_THREAD);
    }

    @Test
    void stopsWhenThreadsKeepDying() {
        for (int i = 0; i < 5; i++) {
            policy.handle(new StreamsException("again"));
        }
        assertThat(policy.handle(new StreamsException("again"))).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void forgetsDeathsAfterAMinute() {
        for (int i = 0; i < 5; i++) {
            policy.handle(new StreamsException("again"));
        }
        clock.now = clock.now.plus(Duration.ofSeconds(61));
        assertThat(policy.handle(new StreamsException("again"))).isEqualTo(REPLACE_THREAD);
    }

    @Test
    void stopsAtStoredRulesThatItDoesNotKnow() {
        assertThat(policy.handle(new StreamsException(unknownRules()))).isEqualTo(SHUTDOWN_CLIENT);
    }

    private static Throwable unknownRules() {
        RulesChanged unknown = new RulesChanged(99, Inputs.rules().limits(), List.of());
        MarketSnapshot stored =
                new MarketSnapshot(
                        Optional.of(unknown), Map.of(), Set.of(), List.of(), Inputs.START);
        return catchThrowable(() -> new PartitionFold(0, 1).restore(stored));
    }

    private static final class SettableClock extends Clock {

        private Instant now = Inputs.START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
