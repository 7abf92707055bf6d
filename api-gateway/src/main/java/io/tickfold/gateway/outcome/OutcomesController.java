package io.tickfold.gateway.outcome;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.gateway.command.IdempotencyKey;
import io.tickfold.gateway.engine.CommandHeaders;
import io.tickfold.gateway.readmodel.MinPosition;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// Tells clients what came of their commands.
@Controller
@RequestMapping("/api/v1/trade/commands")
final class OutcomesController implements OutcomesApi {

    private static final Pattern KEYED = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final Outcomes outcomes;
    private final InstantSource time;

    OutcomesController(Outcomes outcomes, InstantSource time) {
        this.outcomes = outcomes;
        this.time = time;
    }

    @GetMapping("/{commandId}")
    @Override
    public Answer byId(
            HttpServletRequest request,
            Principal client,
            @PathVariable("commandId") String commandId) {
        if (!isPossible(commandId)) {
            throw GatewayRefusal.UNKNOWN_COMMAND.exception();
        }
        AccountId account = new AccountId(client.getName());
        return outcomes.of(account, new CommandId(commandId), MinPosition.of(request));
    }

    @GetMapping
    @Override
    public Answer byKey(HttpServletRequest request, Principal client) {
        IdempotencyKey key =
                QueryParameters.text(request, "key", GatewayRefusal.INVALID_IDEMPOTENCY_KEY)
                        .map(IdempotencyKey::of)
                        .orElseThrow(GatewayRefusal.MISSING_IDEMPOTENCY_KEY::exception);
        AccountId account = new AccountId(client.getName());
        return outcomes.of(account, key.commandOf(account), MinPosition.of(request));
    }

    /// Whether a gateway can have made the id: out of a key, or earlier than now.
    private boolean isPossible(String id) {
        Instant latest = time.instant().plus(AHEAD).plus(CommandHeaders.VALIDITY);
        return KEYED.matcher(id).matches()
                || (CommandId.isValid(id)
                        && CommandHeaders.validUntil(new CommandId(id))
                                .filter(until -> until.isBefore(latest))
                                .isPresent());
    }
}
