package io.tickfold.engine.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.AccountEvent;
import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.OrderEvent;
import io.tickfold.contract.event.RefusalReason;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Made-up histories reach everything that can happen, so that what they prove means something.
class RandomHistoryReachTest {

    private static final int HISTORIES = 20;
    private static final int INPUTS = 4_000;

    private static final Census CENSUS = new Census();

    @BeforeAll
    static void foldsSomeHistories() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            CENSUS.count(FoldedHistory.of(new RandomHistory(new Random(seed)).of(INPUTS)));
        }
    }

    @Test
    void seesEveryEvent() {
        assertThat(CENSUS.eventTypes())
                .containsAll(
                        Stream.<Class<?>>of(OrderEvent.class, AccountEvent.class)
                                .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                                .toList());
    }

    @Test
    void closesOrdersForEveryReason() {
        assertThat(CENSUS.closeReasons()).contains(CloseReason.values());
    }

    @Test
    void isRefusedForEveryReason() {
        assertThat(CENSUS.refusalReasons()).contains(RefusalReason.values());
    }

    @Test
    void publishesWhatIsIgnoredForEveryReason() {
        assertThat(CENSUS.ignoredReasons()).contains(IgnoredInput.values());
    }

    @Test
    void skipsWhatCannotBeDecided() {
        assertThat(CENSUS.skipped()).isGreaterThan(10);
    }

    @Test
    void decidesCommandsWhileOtherWorkWaits() {
        assertThat(CENSUS.commandsAmongBacklog()).isGreaterThan(100);
    }

    @Test
    void losesCommandsWhileOtherWorkWaits() {
        assertThat(CENSUS.lostAmongBacklog()).isGreaterThan(20);
    }
}
