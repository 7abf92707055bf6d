package io.tickfold.audit.verify;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.RecordedLog;
import io.tickfold.audit.TradingLog;
import io.tickfold.audit.log.ExportFile;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.audit.verify.Finding.Kind;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.engine.domain.Inputs;
import io.tickfold.engine.journal.EventId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationTest {

    private static final int INPUTS = 3_000;

    @TempDir Path directory;

    private static Report verify(RecordedLog log) {
        return Verification.of(log).run();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsNothingInALogThatWasNotTouched(long seed) {
        Report report = verify(MadeUpLog.of(seed, INPUTS));

        assertThat(report.findings()).isEmpty();
        assertThat(report.isClean()).isTrue();
        PartitionReport first = report.partitions().getFirst();
        assertThat(first.decided()).isEqualTo(first.inputs()).isGreaterThanOrEqualTo(INPUTS);
        assertThat(first.events()).isGreaterThan(100);
        assertThat(first.decidedFrom())
                .contains(new PartitionReport.DecidedFrom(0, Optional.empty()));
        assertThat(first.undecided()).isEmpty();
        assertThat(first.unchained()).isZero();
    }

    @Test
    void findsNothingInItsExport() throws Exception {
        Path file = directory.resolve("export.jsonl");
        MadeUpLog.of(9, INPUTS).export(file);

        try (ExportFile export = ExportFile.open(file)) {
            assertThat(Verification.of(export).run().findings()).isEmpty();
        }
    }

    @Test
    void booksEveryCent() {
        Ledger.Totals money = verify(MadeUpLog.of(3, INPUTS)).money();

        assertThat(
                        money.paidIn()
                                .subtract(money.paidOut())
                                .add(money.adjusted())
                                .add(money.profit())
                                .add(money.cleared()))
                .isEqualByComparingTo(money.balances().add(money.margin()));
        assertThat(money.profit().signum()).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void decidesAgainFromTheFirstCheckpointWhoseInputIsKept(long seed) {
        RecordedLog log = MadeUpLog.of(seed, 6_000);
        long kept = checkpoint(log, 1) - 10;

        Report report = verify(log.without(each -> isInput(each) && isBefore(each, kept)));

        assertThat(report.findings()).isEmpty();
        PartitionReport first = report.partitions().getFirst();
        assertThat(first.decidedFrom().orElseThrow().checkpoint()).isPresent();
        assertThat(first.decided()).isPositive().isLessThan(6_000);
        assertThat(first.checkpoints()).isGreaterThan(1);
    }

    @Test
    void saysWhatItCouldNotDecideAgain() {
        RecordedLog log = MadeUpLog.of(1, INPUTS);

        Report report = verify(log.without(VerificationTest::isInput));

        assertThat(report.findings()).isEmpty();
        assertThat(report.partitions().getFirst().decidedFrom()).isEmpty();
        assertThat(report.partitions().getFirst().events()).isPositive();
    }

    @Test
    void acceptsThatNoInputIsVouchedForAfterARebuild() {
        TradingLog log = new TradingLog();
        log.broadcast(Inputs.rules(2, Optional.of(Duration.ofSeconds(1))));
        log.command(new OpenAccount(log.header(ALICE), Money.of("1000")));
        log.forgetInputs();
        log.pass(Duration.ofSeconds(2));
        log.tick(BTC, "42785.00", "43215.00");

        Report report = verify(log.log());

        assertThat(report.findings()).isEmpty();
        assertThat(report.partitions()).extracting(PartitionReport::checkpoints).containsOnly(1L);
        assertThat(report.partitions())
                .allSatisfy(each -> assertThat(each.decided()).isEqualTo(each.inputs()));
    }

    /// Neither one that is missing nor those after the first difference.
    @Test
    void countsNoCheckpointThatWasNotCompared() {
        RecordedLog log = MadeUpLog.of(1, INPUTS);
        long first = checkpoint(log, 0);

        Report report = verify(log.without(each -> isCheckpoint(each) && isOfInput(each, first)));

        assertThat(report.findings()).extracting(Finding::kind).contains(Kind.DECISION);
        assertThat(report.partitions().getFirst().checkpoints()).isZero();
    }

    @Test
    void findsACheckpointThatIsNoJson() {
        RecordedLog log = MadeUpLog.of(1, INPUTS);

        Report report = verify(log.with(VerificationTest::isCheckpoint, value -> value + "}"));

        assertThat(report.findings())
                .extracting(Finding::kind)
                .contains(Kind.UNREADABLE, Kind.DECISION);
    }

    private static boolean isOfInput(LogRecord event, long offset) {
        return event.partition() == 0
                && EventId.of(event.headers()).orElseThrow().inputOffset() == offset;
    }

    private static boolean isCheckpoint(LogRecord record) {
        return MessageHeaders.type(record.headers()).equals(Optional.of(MessageType.CHECKPOINT));
    }

    private static boolean isInput(LogRecord record) {
        return record.log() == Log.INPUT;
    }

    private static boolean isBefore(LogRecord record, long offset) {
        return record.partition() == 0 && record.offset() < offset;
    }

    /// Where the input of a checkpoint stands.
    private static long checkpoint(RecordedLog log, int index) {
        return log.of(0)
                .filter(VerificationTest::isCheckpoint)
                .skip(index)
                .findFirst()
                .flatMap(each -> EventId.of(each.headers()))
                .orElseThrow()
                .inputOffset();
    }
}
