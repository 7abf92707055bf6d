package io.tickfold.audit.account;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.RandomTrading;
import io.tickfold.audit.SeededRandom;
import io.tickfold.audit.TradingLog;
import io.tickfold.audit.log.AuditedLog;
import io.tickfold.audit.log.AuditedLog.Part;
import io.tickfold.audit.log.ExportFile;
import io.tickfold.audit.log.ForeignEvents;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.domain.Account;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Property `tickfold.test.moments`: how many moments are compared.
class AccountHistoryTest {

    @TempDir private Path directory;

    /// What an account was while the log was written.
    private record Capture(AccountId id, Instant at, Optional<Account> live) {}

    @Test
    void anAccountAtARandomMomentIsWhatItWasLive() throws IOException {
        RandomGenerator random = SeededRandom.create().generator();
        TradingLog log = new TradingLog();
        List<Capture> captures =
                trade(log, Integer.getInteger("tickfold.test.moments", 100), random);
        assertThat(captures)
                .anyMatch(each -> each.live().filter(live -> hasOrders(live)).isPresent());
        try (ExportFile file = ExportFile.open(log.export(directory.resolve("log")))) {
            for (Capture capture : captures) {
                assertThat(find(file, capture.id(), Moment.at(capture.at())))
                        .describedAs("%s at %s", capture.id(), capture.at())
                        .isEqualTo(capture.live());
                assertThat(findAmongAll(file, capture)).isEqualTo(capture.live());
            }
        }
    }

    private static boolean hasOrders(Account account) {
        return account.orders().iterator().hasNext();
    }

    private static List<Capture> trade(TradingLog log, int moments, RandomGenerator random) {
        RandomTrading trading = new RandomTrading(log, random);
        List<Capture> captures = new ArrayList<>();
        captures.add(new Capture(ALICE, log.now().minusMillis(1), log.account(ALICE)));
        while (captures.size() < moments) {
            trading.step();
            Duration pause = trading.pause();
            if (pause.isPositive() && random.nextInt(5) == 0) {
                AccountId id = trading.anyAccount();
                Instant at = log.now().plusMillis(random.nextLong(pause.toMillis()));
                captures.add(new Capture(id, at, log.account(id)));
            }
            log.pass(pause);
        }
        return captures;
    }

    private static Iterator<LogRecord> events(AuditedLog log, AccountId id) {
        return log.read(Topics.partitionOf(id, log.partitions()), Part.EVENTS);
    }

    private static Optional<Account> find(AuditedLog log, AccountId id, Moment until) {
        return AccountHistory.fold(events(log, id), id, until, new ForeignEvents())
                .map(AccountHistory.State::account);
    }

    private static Optional<Account> findAmongAll(AuditedLog log, Capture capture) {
        Moment moment = Moment.at(capture.at());
        Collection<Account> all =
                Balances.fold(events(log, capture.id()), moment, new ForeignEvents());
        return all.stream().filter(each -> each.id().equals(capture.id())).findFirst();
    }

    @Test
    void anAccountAfterAnEventIsWhatItWasThen() throws IOException {
        TradingLog log = new TradingLog();
        log.command(new OpenAccount(log.header(ALICE), Money.of("10")));
        List<Account> live = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            live.add(log.account(ALICE).orElseThrow());
            log.command(new Deposit(log.header(ALICE), Money.of("1")));
        }
        try (ExportFile file = ExportFile.open(log.export(directory.resolve("log")))) {
            List<Account> then =
                    IntStream.rangeClosed(1, 5)
                            .mapToObj(n -> new Moment(Optional.empty(), Optional.of((long) n)))
                            .map(moment -> find(file, ALICE, moment).orElseThrow())
                            .toList();
            assertThat(then).isEqualTo(live);
        }
    }

    @Test
    void anEventThatDoesNotFollowIsNotFolded() throws IOException {
        TradingLog log = new TradingLog();
        log.command(new OpenAccount(log.header(ALICE), Money.of("10")));
        log.command(new Deposit(log.header(ALICE), Money.of("1")));
        try (ExportFile file = ExportFile.open(log.export(directory.resolve("log")))) {
            Iterator<LogRecord> events = events(file, ALICE);
            events.next();
            ForeignEvents foreign = new ForeignEvents();
            assertThat(AccountHistory.fold(events, ALICE, Moment.at(Optional.empty()), foreign))
                    .isEmpty();
            assertThat(foreign.mayLackEvents()).isTrue();
            assertThat(foreign.sentence().orElseThrow())
                    .contains("event 2 of alice does not follow event 0 of alice");
        }
    }
}
