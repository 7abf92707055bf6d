package io.tickfold.audit.export;

import io.tickfold.audit.cli.AccountOption;
import io.tickfold.audit.cli.TimeOption;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that leave records out of an export. A mixin.
final class FilterOptions {

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "Only what was written at this time or later.")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "Only what was written before this time.")
    private @Nullable Instant to;

    @Mixin private AccountOption account = new AccountOption();

    RecordFilter filter() {
        return new RecordFilter(
                Optional.ofNullable(from), Optional.ofNullable(to), account.account());
    }
}
