package io.tickfold.engine.domain;

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
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The idempotency keys that a partition's accounts used in the last 24 hours, and the answers to
/// their commands.
public final class KeyMemory {

    private static final Duration SPAN = Duration.ofHours(24);
    private static final long HOURS_COUNTED = 24;
    private static final int KEYS_OF_AN_ACCOUNT = 1_000;

    private final KeyShelf shelf;
    private final KeyTally tally;
    private Optional<Answer> newest = Optional.empty();

    KeyMemory(KeyShelf shelf, KeyBounds bounds) {
        this(shelf, new KeyTally(bounds));
    }

    /// @param tally of what is on the shelf
    KeyMemory(KeyShelf shelf, KeyTally tally) {
        this.shelf = shelf;
        this.tally = tally;
    }

    /// What an input used a key for, as far as its events are there.
    private record Answer(long input, Use use) {

        boolean isContinuedBy(EventHeader next) {
            return next.cause().inputOffset() == input
                    && next.accountId().equals(use.account())
                    && next.cause().commandId().equals(Optional.of(use.command()));
        }
    }

    /// A key, and the command that it was used for.
    ///
    /// @param fingerprint of the command
    /// @param first where its answer is
    /// @param rulesVersion the decision logic that answered
    public record Use(
            AccountId account,
            CommandId command,
            Fingerprint fingerprint,
            FirstAnswer first,
            int rulesVersion) {

        /// Whether a command under the key is answered by it.
        public boolean isRemembered(Instant now) {
            return isRecent(first.at(), now);
        }

        /// Whether it is remembered, or still counts.
        public boolean isKept(Instant now) {
            return hour(first.at()) >= firstKept(now);
        }
    }

    /// Whether a key that was used then is remembered.
    static boolean isRecent(Instant use, Instant now) {
        return Duration.between(use, now).compareTo(SPAN) < 0;
    }

    /// The number of an hour since 1970.
    public static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), Duration.ofHours(1).toSeconds());
    }

    /// The first hour whose uses have to be kept.
    public static long firstKept(Instant now) {
        return hour(now) - HOURS_COUNTED;
    }

    /// What is known of a command's key, so that nothing has to be looked up to decide it.
    KnownKey recall(CommandHeader header, Instant now, DecisionLogic logic) {
        return header.fingerprint()
                .map(asked -> recall(header, asked, now, logic))
                .orElse(KnownKey.NOTHING);
    }

    private KnownKey recall(
            CommandHeader header, Fingerprint asked, Instant now, DecisionLogic logic) {
        Optional<Use> before = shelf.find(header.accountId(), header.commandId(), now);
        if (before.isPresent()) {
            return new KnownKey(before, OptionalInt.empty(), false);
        }
        AccountId account = header.accountId();
        return logic.boundsKeysApart()
                ? new KnownKey(before, tally.reached(account, asked.isOfOperator(), now), true)
                : new KnownKey(before, reachedByAll(account, now), false);
    }

    /// The bound of rules before version 3, for keys of all kinds together.
    private OptionalInt reachedByAll(AccountId account, Instant now) {
        return shelf.count(account, now, KEYS_OF_AN_ACCOUNT) < KEYS_OF_AN_ACCOUNT
                ? OptionalInt.empty()
                : OptionalInt.of(KEYS_OF_AN_ACCOUNT);
    }

    /// Remembers the key of the command that the event answers, if there is one.
    void evolve(TradeEvent event) {
        EventHeader header = event.header();
        Cause cause = header.cause();
        if (header.sequence() > 0 && isAnswer(event)) {
            cause.commandId()
                    .ifPresent(command ->
                            cause.fingerprint().ifPresent(asked -> use(header, command, asked)));
        }
    }

    private void use(EventHeader header, CommandId command, Fingerprint asked) {
        Optional<Use> begun = newest.filter(a -> a.isContinuedBy(header)).map(Answer::use);
        long first = begun.map(use -> use.first().firstSequence()).orElse(header.sequence());
        Use use =
                new Use(
                        header.accountId(),
                        command,
                        asked,
                        new FirstAnswer(first, header.sequence(), header.at()),
                        header.rulesVersion());
        shelf.put(use);
        if (begun.isEmpty()) {
            tally.note(use);
        }
        hash(use);
        newest = Optional.of(new Answer(header.cause().inputOffset(), use));
    }

    private static boolean isAnswer(TradeEvent event) {
        return switch (event) {
            case CommandRepeated _ -> false;
            case CommandRefused refused -> refused.bindsKey();
            case OrderEvent _, AccountEvent _ -> true;
        };
    }

    /// The hash of an hour's uses is chained: SHA-256(hash before, line of the use), from 32 zero
    /// bytes, with each event that they are of.
    private void hash(Use use) {
        if (new DecisionLogic(use.rulesVersion()).hashesStateByParts()) {
            long hour = hour(use.first().at());
            ChainHash before = shelf.hash(hour).orElse(ChainHash.START);
            shelf.putHash(hour, before.afterText(StateHash.text(use)));
        }
    }

    /// The hash of what was used in the hour of a time and the 24 hours before it, by rules from
    /// version 3 on: the SHA-256 of a line `{hour since 1970} {hash}` for each hour with any.
    ChainHash hash(Instant at) {
        return ChainHash.ofTexts(
                hours(at).map(hour -> hour + " " + shelf.hash(hour).orElseThrow() + "\n"));
    }

    private Stream<Long> hours(Instant at) {
        return LongStream.rangeClosed(firstKept(at), hour(at))
                .boxed()
                .filter(hour -> shelf.hash(hour).isPresent());
    }

    /// Puts everything that is kept at a time on another shelf.
    public void copyTo(KeyShelf other, Instant at) {
        shelf.forEach(other::put);
        hours(at).forEach(hour -> shelf.hash(hour).ifPresent(hash -> other.putHash(hour, hash)));
    }

    /// Counts what the shelf holds, once it is restored.
    void resume() {
        tally.clear();
        shelf.forEach(tally::note);
    }

    /// Forgets keys whose time is over.
    void forget(Instant now) {
        shelf.forget(now);
    }

    /// Where the uses are kept.
    public KeyShelf shelf() {
        return shelf;
    }
}
