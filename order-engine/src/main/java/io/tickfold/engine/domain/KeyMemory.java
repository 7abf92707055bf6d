package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.KEY_REUSED;
import static io.tickfold.contract.event.RefusalReason.TOO_MANY_KEYS;

import io.tickfold.contract.event.AccountEvent;
import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.FirstAnswer;
import io.tickfold.contract.event.OrderEvent;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The idempotency keys that a partition's accounts used in the last 24 hours, and the answers to
/// their commands.
public final class KeyMemory {

    private static final Duration SPAN = Duration.ofHours(24);
    private static final int KEYS_OF_AN_ACCOUNT = 1_000;
    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private final Map<AccountId, Map<CommandId, Use>> uses = new HashMap<>();
    private final Deque<Use> oldestFirst = new ArrayDeque<>();

    /// A key, and the command that it was used for.
    ///
    /// @param fingerprint of the command
    /// @param first where its answer is
    public record Use(
            AccountId account, CommandId command, Fingerprint fingerprint, FirstAnswer first) {

        private boolean isRemembered(Instant now) {
            return Duration.between(first.at(), now).compareTo(SPAN) < 0;
        }
    }

    /// Answers a repeated command by its first answer.
    ///
    /// @return whether it was one
    /// @throws Refused if its key was used for something else, or no more can be remembered
    boolean answerAgain(CommandHeader header, Decision decision) {
        Optional<Fingerprint> fingerprint = header.fingerprint();
        if (fingerprint.isEmpty()) {
            return false;
        }
        Instant now = decision.header().at();
        Optional<Use> before = find(header.accountId(), header.commandId(), now);
        if (before.isEmpty()) {
            requireRoom(header.accountId(), now);
            return false;
        }
        Use use = before.get();
        if (!use.fingerprint().equals(fingerprint.get())) {
            throw Refused.because(KEY_REUSED, Map.of("first", use.fingerprint()));
        }
        decision.add(new CommandRepeated(decision.header(), use.first()));
        return true;
    }

    private Optional<Use> find(AccountId account, CommandId command, Instant now) {
        return Optional.ofNullable(of(account).get(command)).filter(use -> use.isRemembered(now));
    }

    private void requireRoom(AccountId account, Instant now) {
        Map<CommandId, Use> used = of(account);
        if (used.size() < KEYS_OF_AN_ACCOUNT) {
            return;
        }
        long remembered = used.values().stream().filter(use -> use.isRemembered(now)).count();
        if (remembered >= KEYS_OF_AN_ACCOUNT) {
            throw Refused.because(TOO_MANY_KEYS, Map.of("maximum", KEYS_OF_AN_ACCOUNT));
        }
    }

    private Map<CommandId, Use> of(AccountId account) {
        return uses.getOrDefault(account, Map.of());
    }

    /// Remembers the key of the command that the event answers, if there is one.
    ///
    /// @return what has to be stored of it
    Optional<Use> evolve(TradeEvent event) {
        EventHeader header = event.header();
        Cause cause = header.cause();
        if (header.sequence() == 0 || cause.fingerprint().isEmpty() || !isAnswer(event)) {
            return Optional.empty();
        }
        CommandId command = cause.commandId().orElseThrow();
        long first =
                find(header.accountId(), command, header.at())
                        .map(use -> use.first().firstSequence())
                        .orElse(header.sequence());
        Use use =
                new Use(
                        header.accountId(),
                        command,
                        cause.fingerprint().get(),
                        new FirstAnswer(first, header.sequence(), header.at()));
        remember(use);
        return Optional.of(use);
    }

    private static boolean isAnswer(TradeEvent event) {
        return switch (event) {
            case CommandRepeated _ -> false;
            case CommandRefused refused -> refused.refusal().reason().bindsKey();
            case OrderEvent _, AccountEvent _ -> true;
        };
    }

    /// Restores a use from storage; the oldest must come first.
    public void remember(Use use) {
        Map<CommandId, Use> used = uses.computeIfAbsent(use.account(), _ -> new LinkedHashMap<>());
        Use before = used.put(use.command(), use);
        if (before == null || !before.first().at().equals(use.first().at())) {
            oldestFirst.addLast(use);
        }
    }

    /// Forgets keys whose time is over, at most 1,000 at once.
    ///
    /// @return what need not be stored any longer
    List<Use> forget(Instant now) {
        List<Use> forgotten = new ArrayList<>();
        while (forgotten.size() < FORGOTTEN_AT_ONCE
                && !oldestFirst.isEmpty()
                && !oldestFirst.getFirst().isRemembered(now)) {
            Use oldest = oldestFirst.removeFirst();
            if (isCurrent(oldest)) {
                remove(oldest);
                forgotten.add(oldest);
            }
        }
        return forgotten;
    }

    /// Whether the key was not used again since.
    private boolean isCurrent(Use use) {
        Use current = of(use.account()).get(use.command());
        return current != null && current.first().at().equals(use.first().at());
    }

    private void remove(Use use) {
        Map<CommandId, Use> used = uses.getOrDefault(use.account(), Map.of());
        used.remove(use.command());
        if (used.isEmpty()) {
            uses.remove(use.account());
        }
    }

    /// The keys that are valid at a time, in the order of accounts and commands.
    List<Use> remembered(Instant now) {
        return all().stream()
                .filter(use -> use.isRemembered(now))
                .sorted(
                        Comparator.comparing(Use::account)
                                .thenComparing(use -> use.command().value()))
                .toList();
    }

    /// Everything that is kept, valid or not.
    public List<Use> all() {
        return uses.values().stream().flatMap(used -> used.values().stream()).toList();
    }
}
