package io.tickfold.readmodel.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.Topics;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.DatabaseSettings;
import io.tickfold.readmodel.database.Databases;
import io.tickfold.readmodel.log.LogPosition;
import io.tickfold.readmodel.projection.Progress;
import io.tickfold.readmodel.query.ReadModel.View;
import io.tickfold.readmodel.query.ReadRefusedException.Reason;
import io.tickfold.readmodel.schema.Positions;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a read waits for, and when it is refused.
class ReadModelTest {

    private static final AccountId ALICE = new AccountId("alice");
    private static final int PARTITIONS = 4;
    private static final int PARTITION = Topics.partitionOf(ALICE, PARTITIONS);

    private final Database database =
            new Databases(new DatabaseSettings(DatabaseSettings.IN_MEMORY, null, "", "", 4))
                    .open("read_model");
    private final Progress progress = new Progress();
    private final ReadModel model = new ReadModel(database, progress);

    @BeforeEach
    void begin() {
        for (int i = 0; i < PARTITIONS; i++) {
            new Positions(database.sql()).begin(i, "topic");
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void logOf(long end) {
        long[] ends = new long[PARTITIONS];
        ends[PARTITION] = end;
        progress.begin(ends);
    }

    private void project(long from, long to) {
        assertThat(new Positions(database.sql()).advance(PARTITION, from, to)).isTrue();
        progress.stored(PARTITION, to);
    }

    private View<String> read(Optional<LogPosition> atLeast) {
        return model.read(ALICE, atLeast, _ -> "found");
    }

    private void assertRefused(Optional<LogPosition> atLeast, Reason reason) {
        assertThatThrownBy(() -> read(atLeast))
                .isInstanceOfSatisfying(
                        ReadRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void refusesUntilTheLogIsKnown() {
        assertRefused(Optional.empty(), Reason.BEHIND);
    }

    @Test
    void refusesWhileTheReadModelLacksWhatTheLogHeld() {
        logOf(10);
        project(0, 9);
        assertRefused(Optional.empty(), Reason.BEHIND);
    }

    @Test
    void readsWhatHoldsTheLog() {
        logOf(10);
        project(0, 10);
        View<String> view = read(Optional.empty());
        assertThat(view.result()).isEqualTo("found");
        assertThat(view.position()).isEqualTo(new LogPosition(PARTITION, 9));
    }

    @Test
    void waitsForWhatThisGatewayHasObserved() {
        logOf(0);
        progress.stored(PARTITION, 0);
        progress.seen(PARTITION, 4);
        CompletableFuture<View<String>> reading =
                CompletableFuture.supplyAsync(() -> read(Optional.empty()));
        while (!progress.isAwaited()) {
            Thread.onSpinWait();
        }
        project(0, 5);
        assertThat(reading.join().position().offset()).isEqualTo(4);
    }

    @Test
    void refusesToShowLessThanThisGatewayHasObserved() {
        logOf(0);
        progress.stored(PARTITION, 0);
        progress.seen(PARTITION, 4, ALICE.value());
        assertRefused(Optional.empty(), Reason.BEHIND);
    }

    @Test
    void showsWhatThereIsToWhoKnowsWhatCameLater() {
        logOf(0);
        progress.stored(PARTITION, 0);
        progress.seen(PARTITION, 4, ALICE.value());
        View<String> view = model.readAsItIs(ALICE, _ -> "found");
        assertThat(view.position().offset()).isEqualTo(-1);
        assertThat(view.isCurrent()).isFalse();
    }

    @Test
    void waitsForNothingOfOthers() {
        logOf(0);
        progress.stored(PARTITION, 0);
        progress.seen(PARTITION, 4, "bob");
        assertThat(read(Optional.empty()).position().offset()).isEqualTo(-1);
    }

    @Test
    void waitsForOthersWhereTheyAreTooManyToTellApart() {
        logOf(0);
        progress.stored(PARTITION, 0);
        progress.seen(PARTITION, 0, ALICE.value());
        IntStream.range(0, 10_000).forEach(i -> progress.seen(PARTITION, i + 1L, "bob" + i));
        project(0, 1);
        assertThat(read(Optional.empty()).position().offset()).isZero();
        progress.seen(PARTITION, 10_001, "carol");
        assertRefused(Optional.empty(), Reason.BEHIND);
    }

    @Test
    void refusesAPositionThatIsNotReached() {
        logOf(10);
        project(0, 10);
        assertRefused(Optional.of(new LogPosition(PARTITION, 10)), Reason.BEHIND);
    }

    @Test
    void refusesAPositionOfAnotherPartition() {
        logOf(10);
        project(0, 10);
        assertRefused(Optional.of(new LogPosition(PARTITION + 1, 1)), Reason.OTHER_PARTITION);
    }

    @Test
    void noticesARebuild() {
        logOf(10);
        project(0, 10);
        assertThat(new Positions(database.sql()).advance(PARTITION, 10, 0)).isTrue();
        assertRefused(Optional.empty(), Reason.BEHIND);
    }

    /// A client may have seen all that the read model held before, not only what the log held when
    /// this gateway began.
    @Test
    void neverShowsLessThanBeforeWhileARebuildAdvances() {
        logOf(10);
        project(0, 10);
        progress.seen(PARTITION, 99);
        project(10, 100);
        assertThat(new Positions(database.sql()).advance(PARTITION, 100, 0)).isTrue();
        progress.stored(PARTITION, 0);
        project(0, 50);
        assertRefused(Optional.empty(), Reason.BEHIND);
        project(50, 100);
        assertThat(read(Optional.empty()).result()).isEqualTo("found");
    }

    /// A read that begins before a commit and is judged after it must not seem to be behind.
    @Test
    void refusesNoReadDuringProjection() {
        int moves = 5_000;
        logOf(0);
        progress.stored(PARTITION, 0);
        CompletableFuture<Void> writing =
                CompletableFuture.runAsync(
                        () -> IntStream.range(0, moves).forEach(i -> project(i, i + 1L)));
        while (!writing.isDone()) {
            assertThat(read(Optional.empty()).result()).isEqualTo("found");
        }
        writing.join();
        assertThat(read(Optional.empty()).position().offset()).isEqualTo(moves - 1);
    }

    private String readAll(Optional<LogPosition> atLeast) {
        return model.readAll(atLeast, _ -> "found");
    }

    private void assertAllRefused(Optional<LogPosition> atLeast, Reason reason) {
        assertThatThrownBy(() -> readAll(atLeast))
                .isInstanceOfSatisfying(
                        ReadRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void readsAllAccountsOnceTheReadModelIsBuilt() {
        assertAllRefused(Optional.empty(), Reason.BEHIND);
        logOf(10);
        for (int i = 0; i < PARTITIONS; i++) {
            progress.stored(i, 0);
        }
        assertAllRefused(Optional.empty(), Reason.BEHIND);
        project(0, 10);
        progress.seen(PARTITION, 20, ALICE.value());
        assertThat(readAll(Optional.empty())).isEqualTo("found");
    }

    @Test
    void readsAllAccountsAtAPositionOfAnyPartition() {
        logOf(0);
        for (int i = 0; i < PARTITIONS; i++) {
            progress.stored(i, 0);
        }
        project(0, 10);
        assertThat(readAll(Optional.of(new LogPosition(PARTITION, 9)))).isEqualTo("found");
        assertAllRefused(Optional.of(new LogPosition(PARTITION, 10)), Reason.BEHIND);
        assertAllRefused(Optional.of(new LogPosition(PARTITIONS, 0)), Reason.OTHER_PARTITION);
    }

    @Test
    void readsNoAccountsDuringARebuild() {
        logOf(0);
        for (int i = 0; i < PARTITIONS; i++) {
            progress.stored(i, 0);
        }
        project(0, 10);
        assertThat(readAll(Optional.empty())).isEqualTo("found");
        assertThat(new Positions(database.sql()).advance(PARTITION, 10, 3)).isTrue();
        assertAllRefused(Optional.empty(), Reason.BEHIND);
    }
}
