package io.tickfold.benchmarks;

import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.engine.domain.FoldResult;
import io.tickfold.engine.domain.LogPosition;
import io.tickfold.engine.domain.PartitionFold;
import io.tickfold.engine.domain.Rules;
import java.util.Locale;
import java.util.Optional;

/// The only partition of an input log, and its fold; all of it happens at one moment.
final class InputLog {

    private final PartitionFold fold = new PartitionFold(0, 1);
    private long offset;

    /// A log that begins with the rules.
    InputLog() {
        append(Rules.all());
    }

    PartitionFold fold() {
        return fold;
    }

    FoldResult append(TradeInput input) {
        Optional<AccountId> key =
                input instanceof Command command
                        ? Optional.of(command.header().accountId())
                        : Optional.empty();
        return fold.fold(input, new LogPosition(offset++, Rules.START, key));
    }

    /// The header of the next command of an account.
    CommandHeader header(AccountId account) {
        CommandId id =
                new CommandId(String.format(Locale.ROOT, "0196f3c2-7a11-7000-8000-%012d", offset));
        return new CommandHeader(id, account, Optional.empty(), Rules.START.plusSeconds(30));
    }
}
