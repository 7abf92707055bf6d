package io.tickfold.audit.account;

import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.TradingLog;
import io.tickfold.audit.log.AuditedLog.Part;
import io.tickfold.audit.log.ExportFile;
import io.tickfold.audit.log.ForeignEvents;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.engine.domain.Account;
import io.tickfold.engine.domain.Inputs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A tick that closes the orders of three accounts, one with each input, while money comes in.
class BalancesTest {

    private static final AccountId SAVER = new AccountId("zoe");
    private static final List<AccountId> TRADERS =
            List.of(new AccountId("a1"), new AccountId("a2"), new AccountId("a3"));

    @TempDir private Path directory;

    private final TradingLog log = new TradingLog(1);

    private Instant fall(int version) {
        log.broadcast(oneAtATime(version));
        log.tick(BTC, "42785.00", "42785.00");
        log.command(new OpenAccount(log.header(SAVER), Money.of("1")));
        for (AccountId trader : TRADERS) {
            log.command(new OpenAccount(log.header(trader), Money.of("1000")));
            log.command(order().of(trader).stopLoss("42000.00").with(log.header(trader)));
        }
        log.tick(BTC, "41000.00", "41000.00");
        Instant fallen = log.now();
        for (int i = 0; i < TRADERS.size(); i++) {
            log.pass(Duration.ofMillis(5));
            log.command(new Deposit(log.header(SAVER), Money.of("1")));
        }
        return fallen;
    }

    private static RulesChanged oneAtATime(int version) {
        TradingLimits usual = Inputs.rules().limits();
        return new RulesChanged(
                version,
                new TradingLimits(
                        usual.openOrders(),
                        usual.quoteAge(),
                        usual.tickDelay(),
                        usual.levels(),
                        1,
                        Optional.empty()),
                Inputs.rules().instruments());
    }

    private long closedBy(Instant time) throws IOException {
        try (ExportFile file = ExportFile.open(log.export(directory.resolve("log")))) {
            Moment moment = Moment.at(time);
            return Balances.fold(file.read(0, Part.EVENTS), moment, new ForeignEvents()).stream()
                    .filter(account -> TRADERS.contains(account.id()))
                    .filter(BalancesTest::isFlat)
                    .count();
        }
    }

    private static boolean isFlat(Account account) {
        return !account.orders().iterator().hasNext();
    }

    /// They are dated by the tick, and come after events of a later time.
    @Test
    void leaveOutNoCloseThatWaitedByOlderRules() throws IOException {
        assertThat(closedBy(fall(2))).isEqualTo(TRADERS.size());
    }

    @Test
    void countEachCloseFromWhenItWasDecided() throws IOException {
        Instant fallen = fall(3);

        assertThat(closedBy(fallen)).isEqualTo(1);
        assertThat(closedBy(fallen.plusMillis(5))).isEqualTo(2);
        assertThat(closedBy(fallen.plusMillis(10))).isEqualTo(3);
    }
}
