package io.tickfold.gateway.engine;

import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Fingerprint;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Gives each new command its id and the time until which it may be executed.
@Component
public final class CommandHeaders {

    /// How long after it was made a command may be executed.
    public static final Duration VALIDITY = Duration.ofSeconds(30);

    private static final Pattern UNKEYED =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private final InstantSource time;
    private final UuidV7 ids;

    public CommandHeaders(InstantSource time) {
        this.time = time;
        this.ids = new UuidV7(time, new SecureRandom());
    }

    /// The header of a command that nobody has sent before.
    public CommandHeader next(AccountId account) {
        CommandId id = new CommandId(ids.next().toString());
        return new CommandHeader(id, account, Optional.empty(), validUntil(id).orElseThrow());
    }

    /// The time until which a command may be executed whose id says when it was made; empty for ids
    /// that do not say so, and may have been used several times.
    public static Optional<Instant> validUntil(CommandId id) {
        return Optional.of(id.value())
                .filter(UNKEYED.asMatchPredicate())
                .map(UUID::fromString)
                .map(uuid -> UuidV7.time(uuid).plus(VALIDITY));
    }

    /// The header of a command that may have been sent before.
    ///
    /// @param asked the fingerprint of the request
    public CommandHeader keyed(AccountId account, CommandId id, Fingerprint asked) {
        return new CommandHeader(id, account, Optional.of(asked), validUntil());
    }

    private Instant validUntil() {
        return time.instant().plus(VALIDITY).truncatedTo(ChronoUnit.MILLIS);
    }
}
