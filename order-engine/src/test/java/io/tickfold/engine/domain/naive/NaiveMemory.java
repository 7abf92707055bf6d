package io.tickfold.engine.domain.naive;

import static io.tickfold.contract.event.RefusalReason.KEY_REUSED;
import static io.tickfold.contract.event.RefusalReason.TOO_MANY_KEYS;

import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.event.FirstAnswer;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an account was answered to commands that had an idempotency key.
final class NaiveMemory {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int MAXIMUM = 1_000;

    private record Answered(Fingerprint fingerprint, FirstAnswer first) {}

    private final Map<CommandId, Answered> answers = new HashMap<>();

    /// What the same command was answered before, if it came before.
    ///
    /// @throws Refused if its id was used for another one, or no more can be remembered
    Optional<FirstAnswer> firstAnswer(CommandHeader command, Instant now) {
        if (command.fingerprint().isEmpty()) {
            return Optional.empty();
        }
        answers.values().removeIf(a -> Duration.between(a.first.at(), now).compareTo(KEPT) >= 0);
        Answered answered = answers.get(command.commandId());
        if (answered == null) {
            if (answers.size() >= MAXIMUM) {
                throw new Refused(TOO_MANY_KEYS, "maximum", MAXIMUM);
            }
            return Optional.empty();
        }
        if (!command.fingerprint().get().equals(answered.fingerprint)) {
            throw new Refused(KEY_REUSED, "first", answered.fingerprint);
        }
        return Optional.of(answered.first);
    }

    /// Remembers the answer to a command, unless it has no key or may be answered again.
    void remember(CommandHeader command, List<TradeEvent> answer) {
        if (command.fingerprint().isPresent() && isForGood(answer.getLast())) {
            FirstAnswer first =
                    new FirstAnswer(
                            answer.getFirst().header().sequence(),
                            answer.getLast().header().sequence(),
                            answer.getLast().header().at());
            answers.put(command.commandId(), new Answered(command.fingerprint().get(), first));
        }
    }

    private static boolean isForGood(TradeEvent end) {
        return !(end instanceof CommandRepeated)
                && !(end instanceof CommandRefused refused
                        && !refused.refusal().reason().bindsKey());
    }
}
