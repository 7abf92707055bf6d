package io.tickfold.engine.startup;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.Money;
import io.tickfold.engine.cluster.EngineStartException;
import io.tickfold.engine.domain.Account;
import io.tickfold.engine.domain.OpenOrders;
import io.tickfold.engine.journal.EventChains;
import io.tickfold.engine.journal.EventDigest;
import io.tickfold.engine.journal.EventId;
import io.tickfold.engine.stores.PartitionProgress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

class StateCheckTest {

    private static final EventDigest EARLIER = mark(3, "earlier");
    private static final EventDigest LAST = mark(7, "last");

    private final StubCommittedLog log = new StubCommittedLog();

    private static EventDigest mark(long offset, String value) {
        return EventDigest.of(new EventId(0, offset, 0), value.getBytes(UTF_8));
    }

    private PartitionProgress verified(Optional<PartitionProgress> stored) {
        return new StateCheck(log, 0).verified(stored, _ -> new EventChains());
    }

    @Test
    void startsWithNothingWhereNothingWasDecided() {
        assertThat(verified(Optional.empty()))
                .isEqualTo(
                        new PartitionProgress(
                                log.topics,
                                PartitionProgress.NO_INPUT,
                                Optional.empty(),
                                0,
                                ChainHash.START));
    }

    @Test
    void goesOnFromAStateThatEndsAsTheEventsDo() {
        log.last = Optional.of(LAST);
        PartitionProgress head =
                PartitionProgress.start(log.topics).after(7, LAST, 1, ChainHash.START);

        assertThat(verified(Optional.of(head))).isEqualTo(head);
    }

    @Test
    void waitsForATransactionThatIsCommittedButNotYetVisible() {
        log.last = Optional.of(EARLIER);
        log.lastSettled = Optional.of(LAST);
        PartitionProgress head =
                PartitionProgress.start(log.topics).after(7, LAST, 1, ChainHash.START);

        assertThat(verified(Optional.of(head))).isEqualTo(head);
    }

    @Test
    void stopsWhenTheEventsGoFurther() {
        differ(Optional.of(EARLIER), Optional.of(LAST))
                .contains("ends with event 0-7-0, but the engine's state with event 0-3-0");
    }

    @Test
    void stopsWhenTheEventsWereCut() {
        differ(Optional.of(LAST), Optional.of(EARLIER))
                .contains("ends with event 0-3-0, but the engine's state with event 0-7-0")
                .contains("restore it from a copy");
    }

    @Test
    void stopsWhenTheStateIsEmpty() {
        differ(Optional.empty(), Optional.of(LAST))
                .contains("partition 0 of trade-events ends with event 0-7-0")
                .contains("state with no event");
    }

    @Test
    void stopsWhenTheEventsAreGone() {
        differ(Optional.of(LAST), Optional.empty())
                .contains("ends with no event")
                .contains("restore it from a copy");
    }

    @Test
    void stopsWhenTheLastEventIsAnother() {
        differ(Optional.of(LAST), Optional.of(mark(7, "other"))).contains("of another content");
    }

    @Test
    void stopsWhenATopicWasCreatedAnew() {
        log.last = Optional.of(LAST);
        PartitionProgress head =
                PartitionProgress.start(Map.of("trade-input", "0"))
                        .after(7, LAST, 1, ChainHash.START);

        assertThatThrownBy(() -> verified(Optional.of(head)))
                .isInstanceOf(EngineStartException.class)
                .hasMessageContaining("trade-input is not the topic");
    }

    private AbstractStringAssert<?> differ(
            Optional<EventDigest> state, Optional<EventDigest> events) {
        log.last = events;
        log.lastSettled = events;
        PartitionProgress start = PartitionProgress.start(log.topics);
        Optional<PartitionProgress> head =
                state.map(mark -> start.after(7, mark, 1, ChainHash.START));
        return assertThat(message(() -> verified(head))).contains("./tickfold rebuild-state");
    }

    private static String message(Runnable check) {
        try {
            check.run();
            return "";
        } catch (EngineStartException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void findsAccountsThatWereLost() {
        PartitionProgress head =
                PartitionProgress.start(log.topics).after(7, LAST, 5, ChainHash.START);
        Account whole = new Account(ALICE, 5, Money.ZERO, false, OpenOrders.of(List.of()));
        Account older = new Account(ALICE, 4, Money.ZERO, false, OpenOrders.of(List.of()));

        StateCheck check = new StateCheck(log, 0);
        check.requireComplete(head, List.of(whole));

        assertThatThrownBy(() -> check.requireComplete(head, List.of()))
                .isInstanceOf(EngineStartException.class)
                .hasMessageContaining("rebuild-state");
        assertThatThrownBy(() -> check.requireComplete(head, List.of(older)))
                .isInstanceOf(EngineStartException.class);
    }
}
