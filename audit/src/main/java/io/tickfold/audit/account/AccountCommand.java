package io.tickfold.audit.account;

import io.tickfold.audit.cli.AccountOption;
import io.tickfold.audit.cli.AtOption;
import io.tickfold.audit.cli.CommonOptions;
import io.tickfold.audit.cli.NothingFoundException;
import io.tickfold.audit.cli.ReadingProgress;
import io.tickfold.audit.log.AuditedLog;
import io.tickfold.audit.log.AuditedLog.Part;
import io.tickfold.audit.log.ForeignEvents;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.Topics;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `account`: balance, margin and open orders of an account at some time.
@Command(
        name = "account",
        description = "Show an account's balance, margin and open orders, now or as they were.")
public final class AccountCommand implements Callable<Integer> {

    @Mixin private CommonOptions options = new CommonOptions();

    @Parameters(
            paramLabel = "ID",
            description = "The account.",
            converter = AccountOption.Converter.class)
    private @Nullable AccountId id;

    @ArgGroup private When when = new When();

    /// Up to which event.
    static final class When extends AtOption {

        @Option(
                names = "--sequence",
                paramLabel = "N",
                description = "As of the account's event of this number.")
        private @Nullable Long sequence;

        private Moment moment() {
            return new Moment(past(), Optional.ofNullable(sequence));
        }
    }

    @Override
    public Integer call() throws IOException {
        ForeignEvents foreign = new ForeignEvents();
        AccountId account = Optional.ofNullable(id).orElseThrow();
        AccountView view = AccountView.of(find(account, foreign));
        options.print(view, () -> AccountText.of(view));
        return IncompleteLog.report(foreign);
    }

    private AccountHistory.State find(AccountId account, ForeignEvents foreign) throws IOException {
        try (AuditedLog log = options.open();
                ReadingProgress reading = new ReadingProgress(log, Part.EVENTS, "reading events")) {
            int partition = Topics.partitionOf(account, log.partitions());
            Optional<AccountHistory.State> found =
                    AccountHistory.fold(reading.read(partition), account, when.moment(), foreign);
            IncompleteLog.require(log, foreign);
            return found.filter(state -> isReached(state.account().sequence()))
                    .orElseThrow(() -> nothing(account));
        }
    }

    private boolean isReached(long sequence) {
        return when.sequence == null || when.sequence == sequence;
    }

    private NothingFoundException nothing(AccountId account) {
        String then = when.at().map(at -> " at " + at).orElse("");
        return new NothingFoundException(
                when.sequence == null
                        ? String.format(Locale.ROOT, "there is no account %s%s", account, then)
                        : String.format(
                                Locale.ROOT, "account %s has no event %d", account, when.sequence));
    }
}
