package io.tickfold.gateway.command;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.gateway.engine.CommandHeaders;
import io.tickfold.gateway.readmodel.Reads;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RequestValues;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Answers requests that ask what came of a command, by its id or by the key of its attempts.
@Component
public final class CommandLookup {

    private static final Pattern KEYED = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final CommandOutcomes outcomes;
    private final InstantSource time;

    CommandLookup(CommandOutcomes outcomes, InstantSource time) {
        this.outcomes = outcomes;
        this.time = time;
    }

    /// @throws io.tickfold.gateway.web.RefusedException if the account has no such command
    public Answer byId(HttpServletRequest request, AccountId account, String commandId) {
        if (!isPossible(commandId)) {
            throw GatewayRefusal.UNKNOWN_COMMAND.exception();
        }
        return outcomes.of(account, new CommandId(commandId), Reads.minPosition(request));
    }

    /// @throws io.tickfold.gateway.web.RefusedException if the request names no key
    public Answer byKey(HttpServletRequest request, Requester requester) {
        IdempotencyKey key =
                RequestValues.text(request, "key", GatewayRefusal.INVALID_IDEMPOTENCY_KEY)
                        .map(IdempotencyKey::of)
                        .orElseThrow(GatewayRefusal.MISSING_IDEMPOTENCY_KEY::exception);
        return outcomes.of(
                requester.account(), requester.commandOf(key), Reads.minPosition(request));
    }

    /// Whether a gateway can have made the id: from a key, or earlier than now.
    private boolean isPossible(String id) {
        Instant latest = time.instant().plus(AHEAD).plus(CommandHeaders.VALIDITY);
        return KEYED.matcher(id).matches()
                || (CommandId.isValid(id)
                        && CommandHeaders.validUntil(new CommandId(id))
                                .filter(until -> until.isBefore(latest))
                                .isPresent());
    }
}
