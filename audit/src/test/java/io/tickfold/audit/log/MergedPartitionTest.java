package io.tickfold.audit.log;

import static io.tickfold.audit.log.Records.event;
import static io.tickfold.audit.log.Records.input;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.log.MergedPartition.Decided;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class MergedPartitionTest {

    private static final List<LogRecord> INPUTS =
            IntStream.range(5, 10).mapToObj(offset -> input(0, offset)).toList();

    private final List<MisplacedEvent> misplaced = new ArrayList<>();

    private String merged(List<LogRecord> events, OptionalLong decided) {
        return Records.brief(
                new MergedPartition(
                        INPUTS.iterator(),
                        events.iterator(),
                        new Decided(decided, 10),
                        misplaced::add));
    }

    @Test
    void eachInputStandsBeforeTheEventsThatItLedTo() {
        assertThat(
                        merged(
                                List.of(event(0, 1, 6), event(0, 2, 6), event(0, 4, 8)),
                                OptionalLong.of(10)))
                .isEqualTo("i5 i6 e1 e2 i7 i8 e4 i9");
    }

    @Test
    void eventsWhoseInputIsNotKeptStandFirst() {
        assertThat(merged(List.of(event(0, 1, 3), event(0, 2, 5)), OptionalLong.of(7)))
                .isEqualTo("e1 i5 e2 i6");
    }

    @Test
    void whatIsNotDecidedIsLeftOutWithItsEvents() {
        assertThat(merged(List.of(event(0, 1, 6), event(0, 2, 7)), OptionalLong.of(7)))
                .isEqualTo("i5 i6 e1");
        assertThat(misplaced).isEmpty();
    }

    @Test
    void anEventOfAnInputThatIsNotThereIsNamed() {
        assertThat(merged(List.of(event(0, 1, 6), event(0, 2, 900)), OptionalLong.of(7)))
                .isEqualTo("i5 i6 e1");
        assertThat(misplaced).containsExactly(new MisplacedEvent(2, 900));
    }

    @Test
    void anEventOfALaterInputBeforeOneThatIsDecidedIsNamed() {
        assertThat(
                        merged(
                                List.of(event(0, 1, 8), event(0, 2, 900), event(0, 3, 6)),
                                OptionalLong.of(7)))
                .isEqualTo("i5 i6 e3");
        assertThat(misplaced).containsExactly(new MisplacedEvent(1, 8), new MisplacedEvent(2, 900));
    }

    @Test
    void withoutCommittedOffsetsTheLastEventTellsWhatIsDecided() {
        assertThat(merged(List.of(event(0, 1, 6)), OptionalLong.empty())).isEqualTo("i5 i6 e1");
    }

    @Test
    void anEventWithoutAnIdStaysBehindTheOneBefore() {
        LogRecord stray = event(0, 2, 0);
        LogRecord nameless =
                new LogRecord(
                        stray.log(),
                        0,
                        2,
                        stray.timestamp(),
                        null,
                        new RecordHeaders(),
                        stray.value());
        assertThat(merged(List.of(event(0, 1, 6), nameless), OptionalLong.of(8)))
                .isEqualTo("i5 i6 e1 e2 i7");
    }
}
