package io.tickfold.audit.cli;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option that shows state as it was. A mixin, or a part of a group of options.
public class AtOption {

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description =
                    "As of this moment, such as 2026-01-31T14:05:00Z; a date means its beginning in"
                            + " UTC.")
    private @Nullable Instant at;

    /// The moment; empty for now, and, with a word on the standard error stream, for a future one.
    public Optional<Instant> past() {
        Optional<Instant> future = at().filter(moment -> moment.isAfter(Instant.now()));
        future.ifPresent(moment ->
                System.err.println(
                        "tickfold: " + moment + " is in the future; what follows is as of now"));
        return future.isPresent() ? Optional.empty() : at();
    }

    /// The moment; empty for now.
    public Optional<Instant> at() {
        return Optional.ofNullable(at);
    }
}
