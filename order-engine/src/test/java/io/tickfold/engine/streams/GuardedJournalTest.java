package io.tickfold.engine.streams;

import static io.tickfold.engine.domain.Inputs.START;
import static io.tickfold.engine.domain.Inputs.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.SkipReason;
import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.engine.domain.Entry;
import io.tickfold.engine.domain.LogPosition;
import io.tickfold.engine.journal.InputRecord;
import io.tickfold.engine.journal.PartitionJournal;
import io.tickfold.engine.journal.Records;
import io.tickfold.engine.journal.SinceCheckpoint;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuardedJournalTest {

    private static InputRecord record(long offset, TradeInput input) {
        return Records.of(
                new Entry(Optional.of(input), new LogPosition(offset, START, Optional.empty())));
    }

    /// Fails once an input has changed the market.
    private static PartitionJournal failing() {
        PartitionJournal journal = new PartitionJournal(0, 1);
        journal.restore(mock(SinceCheckpoint.class));
        return journal;
    }

    @Test
    void skipsAnInputThatFailsAndKeepsNothingOfIt() {
        Deque<PartitionJournal> stored =
                new ArrayDeque<>(List.of(failing(), new PartitionJournal(0, 1)));
        GuardedJournal guarded = new GuardedJournal(0, stored.removeFirst(), stored::removeFirst);

        assertThat(guarded.take(record(7, rules(1, Optional.of(Duration.ofHours(1))))).events())
                .containsExactly(new InputSkipped(START, 7, SkipReason.FAULT, Optional.empty()));
        assertThat(guarded.now().fold().market().rules()).isEmpty();
        assertThat(guarded.take(record(8, new Clock(START))).events()).isEmpty();
    }
}
