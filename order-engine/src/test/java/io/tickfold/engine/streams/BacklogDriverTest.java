package io.tickfold.engine.streams;

import static io.tickfold.engine.domain.Inputs.START;
import static io.tickfold.engine.domain.Inputs.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.input.Clock;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.engine.domain.Backlog.Waiting;
import io.tickfold.engine.domain.LogPosition;
import io.tickfold.engine.domain.MarketSnapshot;
import io.tickfold.engine.domain.PartitionFold;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BacklogDriverTest {

    private final StubClocks clocks = new StubClocks();
    private final BacklogDriver driver = new BacklogDriver(clocks, 0);
    private final PartitionFold fold = new PartitionFold(0, 1);

    @BeforeEach
    void letSomethingWait() {
        List<Waiting> waiting = List.of(new Waiting(rules(), 1, START));
        fold.backlog().restore(MarketSnapshot.NOTHING, waiting, Optional.empty(), Map.of());
        fold.restore(
                new MarketSnapshot(Optional.of(rules()), Map.of(), Set.of(), List.of(), START));
        fold.resume();
    }

    @Test
    void sendsOneClockUntilItComes() {
        driver.drive(fold);
        driver.driveAfter(new RecordHeaders(), fold);
        assertThat(clocks.ids).hasSize(1);

        driver.driveAfter(
                MessageHeaders.brief(MessageType.of(new Clock(START)), clocks.ids.getFirst()),
                fold);
        assertThat(clocks.ids).hasSize(2);
    }

    @Test
    void sendsAnotherClockAfterTheNextInputIfOneWasLost() {
        driver.drive(fold);
        clocks.failures.getFirst().run();
        assertThat(clocks.ids).hasSize(1);

        driver.driveAfter(new RecordHeaders(), fold);
        assertThat(clocks.ids).hasSize(2);
    }

    @Test
    void isQuietOnceNothingWaits() {
        var _ = fold.fold(new Clock(START), new LogPosition(2, START, Optional.empty()));

        driver.drive(fold);

        assertThat(clocks.ids).isEmpty();
    }
}
