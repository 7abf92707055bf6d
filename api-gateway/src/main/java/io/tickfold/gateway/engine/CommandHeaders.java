package io.tickfold.gateway.engine;

import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Gives each new command its id and the time until which it may be carried out.
public final class CommandHeaders {

    static final Duration VALIDITY = Duration.ofSeconds(30);

    private final InstantSource time;
    private final UuidV7 ids;

    public CommandHeaders(InstantSource time) {
        this.time = time;
        this.ids = new UuidV7(time, new SecureRandom());
    }

    /// The header of a command that nobody has sent before.
    public CommandHeader next(AccountId account) {
        CommandId id = new CommandId(ids.next().toString());
        return new CommandHeader(
                id, account, time.instant().plus(VALIDITY).truncatedTo(ChronoUnit.MILLIS));
    }
}
