package io.tickfold.audit.verify;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.TradingLog;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.engine.domain.Inputs;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Re-execution follows what the log says was skipped, though it could decide it.
class SkippedInputTest {

    private final TradingLog log = new TradingLog(1);

    @BeforeEach
    void openAnOrderWithAStopLoss() {
        log.tick(BTC, "42785.00", "43215.00");
        log.command(new OpenAccount(log.header(ALICE), Money.of("10000.00")));
        log.command(Inputs.order().stopLoss("42000.00").with(log.header(ALICE)));
    }

    private Report verify() {
        return Verification.of(log.log()).run();
    }

    private void isFollowed() {
        log.command(new Deposit(log.header(ALICE), Money.of("1.00")));
        Report report = verify();

        assertThat(report.findings()).isEmpty();
        assertThat(report.partitions().getFirst().undecided()).isEmpty();
    }

    @Test
    void aTickThatWasSkippedForAnAccountIsFollowed() {
        log.skipNextFor(ALICE);
        log.tick(BTC, "41000.00", "41010.00");
        assertThat(log.account(ALICE).orElseThrow().orders()).isNotEmpty();

        isFollowed();
    }

    @Test
    void aCommandThatAnOperatorHadSkippedIsFollowed() {
        log.skipNext(ALICE);
        Iterable<EngineEvent> events =
                log.command(new Deposit(log.header(ALICE), Money.of("5.00")));
        assertThat(events).singleElement().isInstanceOf(InputSkipped.class);

        isFollowed();
    }

    @Test
    void aTickThatAnOperatorHadSkippedIsFollowed() {
        log.skipNext(ALICE);
        log.tick(BTC, "41000.00", "41010.00");
        assertThat(log.account(ALICE).orElseThrow().orders()).isNotEmpty();

        isFollowed();
    }

    @Test
    void rulesOfUnknownLogicAreFollowed() {
        log.broadcast(Inputs.rules(1_000, Optional.empty()));

        isFollowed();
    }

    @Test
    void anInputIsNotSkippedWithoutAnEventThatSaysSo() {
        log.skipNext(ALICE);
        log.command(new Deposit(log.header(ALICE), Money.of("5.00")));
        log.command(new Deposit(log.header(ALICE), Money.of("1.00")));

        Report report = Verification.of(log.log().without(SkippedInputTest::isSkip)).run();

        assertThat(report.findings()).isNotEmpty();
    }

    private static boolean isSkip(LogRecord record) {
        return MessageHeaders.type(record.headers()).equals(Optional.of(MessageType.INPUT_SKIPPED));
    }
}
