package io.tickfold.audit.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.audit.cli.AccountOption;
import io.tickfold.audit.cli.TimeOption;
import io.tickfold.audit.log.LogRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
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

    /// Whether any record is left out.
    boolean isSet() {
        return from != null || to != null || account.account().isPresent();
    }

    Predicate<LogRecord> predicate() {
        long first = from == null ? Long.MIN_VALUE : from.toEpochMilli();
        long end = to == null ? Long.MAX_VALUE : to.toEpochMilli();
        Optional<byte[]> key = account.account().map(id -> id.value().getBytes(UTF_8));
        return each ->
                each.timestamp() >= first
                        && each.timestamp() < end
                        && (key.isEmpty() || Arrays.equals(key.get(), each.key()));
    }
}
