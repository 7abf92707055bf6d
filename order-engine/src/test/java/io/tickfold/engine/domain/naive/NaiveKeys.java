package io.tickfold.engine.domain.naive;

import static io.tickfold.contract.event.RefusalReason.KEY_REUSED;
import static io.tickfold.contract.event.RefusalReason.TOO_MANY_KEYS;

import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.event.FirstAnswer;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What all accounts were answered to commands that had an idempotency key, from the beginning.
final class NaiveKeys {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int OLD_MAXIMUM = 1_000;

    /// What rules of version 3 answer for good; before, all but those that are free.
    private static final Set<RefusalReason> FOR_GOOD =
            EnumSet.of(
                    RefusalReason.TOO_MANY_OPEN_ORDERS,
                    RefusalReason.INSUFFICIENT_BALANCE,
                    RefusalReason.BALANCE_TOO_LARGE,
                    RefusalReason.LEVELS_ON_WRONG_SIDE,
                    RefusalReason.STOP_LOSS_WOULD_TRIGGER,
                    RefusalReason.SLIPPAGE_EXCEEDED,
                    RefusalReason.MARGIN_LEVEL_TOO_LOW);

    private final NaiveBounds bounds;
    private final List<Answered> answers = new ArrayList<>();

    private record Answered(
            CommandHeader command, Fingerprint fingerprint, FirstAnswer first, int rulesVersion) {

        boolean isOf(AccountId account) {
            return command.accountId().equals(account);
        }

        boolean isRemembered(Instant now) {
            return Duration.between(first.at(), now).compareTo(KEPT) < 0;
        }

        boolean counts(Instant now) {
            Instant since = now.truncatedTo(ChronoUnit.HOURS).minus(KEPT);
            return rulesVersion >= 3 && !first.at().isBefore(since);
        }

        boolean isByOperator() {
            return isOperators(fingerprint);
        }
    }

    NaiveKeys(NaiveBounds bounds) {
        this.bounds = bounds;
    }

    private static boolean isOperators(Fingerprint fingerprint) {
        return fingerprint.value().matches("(adjust|admin-deposit):.*");
    }

    /// What the same command was answered before, if it came before.
    ///
    /// @throws Refused if its id was used for another one
    Optional<FirstAnswer> firstAnswer(CommandHeader command, Instant now) {
        Optional<Answered> answered =
                answers.stream()
                        .filter(each -> each.isOf(command.accountId()) && each.isRemembered(now))
                        .filter(each -> each.command.commandId().equals(command.commandId()))
                        .findFirst();
        if (command.fingerprint().isEmpty() || answered.isEmpty()) {
            return Optional.empty();
        }
        if (!command.fingerprint().get().equals(answered.get().fingerprint)) {
            throw new Refused(KEY_REUSED, "first", answered.get().fingerprint);
        }
        return Optional.of(answered.get().first);
    }

    /// @throws Refused if no more can be remembered, and it is no close by rules of version 3
    void requireRoom(Command command, int rulesVersion, Instant now) {
        boolean isClose = command instanceof CloseOrder || command instanceof CloseAllOrders;
        if (rulesVersion < 3 || !isClose) {
            requireRoom(command.header(), rulesVersion, now);
        }
    }

    /// @throws Refused if no more can be remembered
    void requireRoom(CommandHeader command, int rulesVersion, Instant now) {
        if (command.fingerprint().isEmpty()) {
            return;
        }
        long maximum = OLD_MAXIMUM;
        long used =
                answers.stream()
                        .filter(each -> each.isOf(command.accountId()) && each.isRemembered(now))
                        .count();
        if (rulesVersion >= 3) {
            boolean isByOperator = isOperators(command.fingerprint().get());
            maximum = isByOperator ? bounds.operators() : boundOfOwner(now);
            used =
                    answers.stream()
                            .filter(each -> each.isOf(command.accountId()) && each.counts(now))
                            .filter(each -> each.isByOperator() == isByOperator)
                            .count();
        }
        if (used >= maximum) {
            throw new Refused(TOO_MANY_KEYS, "maximum", maximum);
        }
    }

    private long boundOfOwner(Instant now) {
        boolean isFull =
                answers.stream().filter(each -> each.counts(now)).count() >= bounds.partition();
        return isFull ? bounds.share() : bounds.owner();
    }

    /// Remembers the answer to a command, unless it has no key or may be answered again.
    void remember(CommandHeader command, List<TradeEvent> answer) {
        TradeEvent last = answer.getLast();
        if (command.fingerprint().isPresent() && isForGood(last)) {
            FirstAnswer first =
                    new FirstAnswer(
                            answer.getFirst().header().sequence(),
                            last.header().sequence(),
                            last.header().at());
            int version = last.header().rulesVersion();
            answers.add(new Answered(command, command.fingerprint().get(), first, version));
        }
    }

    private static boolean isForGood(TradeEvent end) {
        if (end instanceof CommandRefused refused) {
            RefusalReason reason = refused.refusal().reason();
            return end.header().rulesVersion() < 3 ? reason.bindsKey(1) : FOR_GOOD.contains(reason);
        }
        return !(end instanceof CommandRepeated);
    }
}
