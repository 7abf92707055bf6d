package io.tickfold.audit.account;

import io.tickfold.audit.account.Balances.Line;
import io.tickfold.audit.account.Balances.Sum;
import io.tickfold.audit.cli.AtOption;
import io.tickfold.audit.cli.CommonOptions;
import io.tickfold.audit.cli.Figures;
import io.tickfold.audit.cli.Partitions;
import io.tickfold.audit.cli.ReadingProgress;
import io.tickfold.audit.cli.TextTable;
import io.tickfold.audit.log.AuditedLog;
import io.tickfold.audit.log.AuditedLog.Part;
import io.tickfold.audit.log.ForeignEvents;
import io.tickfold.engine.domain.Account;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The command `balances`: the balances of all accounts at some time.
@Command(
        name = "balances",
        description = "Show the balances of all accounts and their sum, now or as they were.")
public final class BalancesCommand implements Callable<Integer> {

    @Mixin private CommonOptions options = new CommonOptions();

    @Mixin private AtOption time = new AtOption();

    @Override
    public Integer call() throws IOException {
        ForeignEvents foreign = new ForeignEvents();
        Balances balances = read(foreign);
        options.print(balances, () -> text(balances));
        return IncompleteLog.report(foreign);
    }

    private Balances read(ForeignEvents foreign) throws IOException {
        Moment until = Moment.at(time.past());
        try (AuditedLog log = options.open();
                ReadingProgress reading = new ReadingProgress(log, Part.EVENTS, "reading events")) {
            List<Collection<Account>> accounts =
                    Partitions.map(
                            log.partitions(),
                            partition -> Balances.fold(reading.read(partition), until, foreign));
            IncompleteLog.require(log, foreign);
            return Balances.of(accounts.stream().flatMap(Collection::stream).toList());
        }
    }

    private static String text(Balances balances) {
        TextTable table =
                new TextTable("Account", "Balance USD", "Margin used", "Open orders", "Events");
        for (Line line : balances.accounts()) {
            table.add(
                    line.accountId().value(),
                    Figures.money(line.balance()),
                    Figures.money(line.marginUsed()),
                    Figures.count(line.openOrders()),
                    Figures.count(line.sequence()));
        }
        Sum sum = balances.sum();
        table.add(
                String.format(Locale.ROOT, "%s accounts", Figures.count(sum.accounts())),
                Figures.money(new BigDecimal(sum.balance())),
                Figures.money(new BigDecimal(sum.marginUsed())),
                Figures.count(sum.openOrders()),
                "");
        return table.toString();
    }
}
