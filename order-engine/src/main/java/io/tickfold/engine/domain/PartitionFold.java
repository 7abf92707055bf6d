package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.EXPIRED;
import static io.tickfold.contract.event.RefusalReason.INTERNAL_ERROR;
import static io.tickfold.contract.event.RefusalReason.UNREADABLE;
import static io.tickfold.contract.event.RefusalReason.WRONG_KEY;
import static io.tickfold.contract.event.RefusalReason.WRONG_PARTITION;

import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.event.SkipReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.domain.Backlog.Waiting;
import io.tickfold.engine.domain.MarketIntake.Accepted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Folds one partition of the input log: decides each input, then evolves the state by the events.
///
/// All state follows from here: live, on replay and in an audit.
public final class PartitionFold {

    private final int partition;
    private final int partitions;
    private final LiveMarket market = new LiveMarket();
    private final Accounts accounts;
    private final KeyMemory keys;
    private final Skips skips = new Skips();
    private final Backlog backlog;
    private HaltKeys haltKeys = HaltKeys.NONE;

    /// A fold that keeps everything in memory.
    ///
    /// @param partitions how many the input log has
    public PartitionFold(int partition, int partitions) {
        this(partition, partitions, new KeysInMemory());
    }

    /// @param shelf where idempotency keys are kept
    public PartitionFold(int partition, int partitions, KeyShelf shelf) {
        this(partition, partitions, new KeyMemory(shelf, KeyBounds.USUAL));
    }

    PartitionFold(int partition, int partitions, KeyMemory keys) {
        this(partition, partitions, keys, new Accounts());
    }

    /// A fold that has the live objects of a partition which was followed so far.
    ///
    /// @param shelf with the idempotency keys that were told to it
    public PartitionFold(
            int partition, int partitions, KeyShelf shelf, FollowedPartition followed) {
        this(partition, partitions, new KeyMemory(shelf, followed.tally()), followed.accounts());
    }

    private PartitionFold(int partition, int partitions, KeyMemory keys, Accounts accounts) {
        this.partition = partition;
        this.partitions = partitions;
        this.keys = keys;
        this.accounts = accounts;
        this.backlog = new Backlog(accounts, skips);
    }

    public Market market() {
        return market;
    }

    public KeyMemory keys() {
        return keys;
    }

    public HaltKeys haltKeys() {
        return haltKeys;
    }

    public Backlog backlog() {
        return backlog;
    }

    /// What the next input must not decide.
    public Skips skips() {
        return skips;
    }

    public Optional<Account> account(AccountId id) {
        return accounts.find(id);
    }

    public Collection<Account> accounts() {
        return accounts.all();
    }

    /// The hash of all accounts with their open orders, and of the keys that were used; two
    /// partitions of the same state have the same.
    ///
    /// @param at the log's time
    /// @param rulesVersion the decision logic, as older logic hashes differently
    public ChainHash stateHash(Instant at, int rulesVersion) {
        return new DecisionLogic(rulesVersion).hashesStateByParts()
                ? StateHash.of(accounts.tree().hash(), keys.hash(at))
                : StateHash.before3(accounts.all(), accounts.tree(), keys.shelf(), at);
    }

    /// Restores an account from storage.
    public void restore(Account account) {
        accounts.restore(account);
    }

    /// Restores the market from storage.
    ///
    /// @throws UnknownRulesException if its rules require decision logic that is not here
    public void restore(MarketSnapshot snapshot) {
        market.restore(snapshot);
    }

    /// Restores the keys of halts from storage.
    public void restore(HaltKeys stored) {
        haltKeys = stored;
    }

    /// Makes the fold ready for its next input, once accounts, market, keys and backlog are
    /// restored.
    public void resume() {
        keys.resume();
        accounts.tree().hashAll();
        backlog.resume(market);
    }

    /// The same for one whose accounts and keys were followed, as market and backlog are restored.
    public void resumeFollowed() {
        accounts.tree().hashAll();
        backlog.resumeFollowed(market);
    }

    /// Applies an event that was decided before; decides nothing.
    ///
    /// @throws IllegalStateException if it does not follow the account's last one
    public void replay(TradeEvent event) {
        if (event.header().sequence() > 0) {
            accounts.restore(accounts.of(event.header().accountId()).evolve(event));
            keys.forget(event.header().at());
            keys.evolve(event);
        }
    }

    /// Sets the market, and the keys of halts, to what a checkpoint says of them.
    ///
    /// @throws UnknownRulesException if its rules require decision logic that is not here
    public void replay(Checkpoint checkpoint) {
        market.restore(MarketSnapshot.of(checkpoint));
        haltKeys = HaltKeys.of(checkpoint);
    }

    /// Applies an input to the market, and decides nothing that it leads to.
    ///
    /// @return what has changed the market; nothing if the input is to be ignored
    public Optional<MarketInput> replay(MarketInput input, LogPosition position) {
        market.advanceTo(position.appendedAt());
        if (!MarketIntake.isDecidable(input)) {
            return Optional.empty();
        }
        Optional<MarketInput> accepted = takeIn(input).input();
        accepted.ifPresent(
                change -> market.apply(new Waiting(change, position.offset(), market.at())));
        return accepted;
    }

    /// Whether the last event of an input is to say how much waits: something does, or did, by
    /// rules that bound work, or something is skipped.
    public boolean statesBacklogAfter(FoldResult result) {
        return (!backlog.isEmpty() && backlog.boundsWork())
                || !result.skipped().isEmpty()
                || result.triggered().stream()
                        .map(event -> new DecisionLogic(event.header().rulesVersion()))
                        .anyMatch(DecisionLogic::boundsWork);
    }

    /// Advances the log's time, which never moves back.
    public void advanceTo(Instant time) {
        market.advanceTo(time);
    }

    /// Folds the next input of the partition. What it means for an account is skipped, and said to
    /// be, if deciding it fails. Rules for decision logic that is not here are skipped as a whole.
    public FoldResult fold(TradeInput input, LogPosition position) {
        if (input instanceof MarketInput change && !MarketIntake.isDecidable(change)) {
            return skip(position, SkipReason.UNKNOWN_RULES);
        }
        return decide(input, position).skipping(skips.take());
    }

    /// Skips the next input of the partition: only time passes.
    public FoldResult skip(LogPosition position, SkipReason reason) {
        begin(position);
        InputSkipped event =
                new InputSkipped(market.at(), position.offset(), reason, Optional.empty());
        skips.take();
        return FoldResult.ofClock(List.of()).skipping(List.of(new Skip(event, Optional.empty())));
    }

    private FoldResult decide(TradeInput input, LogPosition position) {
        begin(position);
        return switch (input) {
            case Command command -> command(command, position);
            case MarketInput change -> market(change, position);
            case Clock _ -> FoldResult.ofClock(drain());
        };
    }

    /// Refuses an input that could not be read, but whose sender is known.
    public FoldResult foldUnreadable(AccountId sender, LogPosition position) {
        return refuseUnreadable(sender, position).skipping(skips.take());
    }

    private FoldResult refuseUnreadable(AccountId sender, LogPosition position) {
        begin(position);
        Cause cause = new Cause(Optional.empty(), Optional.empty(), position.offset());
        List<TradeEvent> triggered = catchUp(sender, position);
        Decision refusal =
                refusal(inPartition(sender, position), cause, UNREADABLE, Optional.empty());
        accept(refusal, position);
        return FoldResult.ofCommand(triggered, refusal.events());
    }

    private void begin(LogPosition position) {
        market.advanceTo(position.appendedAt());
        keys.forget(market.at());
    }

    private FoldResult market(MarketInput input, LogPosition position) {
        Accepted accepted = takeIn(input);
        accepted.input()
                .map(change -> new Waiting(change, position.offset(), market.at()))
                .ifPresent(this::add);
        return FoldResult.ofMarket(drain(), accepted.input(), accepted.ignored());
    }

    private void add(Waiting change) {
        market.apply(change);
        backlog.add(change, market);
    }

    /// Remembers the key of a halt, whether the halt changes anything or not.
    private Accepted takeIn(MarketInput input) {
        Accepted accepted = MarketIntake.accept(market, haltKeys, input);
        haltKeys = haltKeys.after(input, market);
        return accepted;
    }

    private List<TradeEvent> drain() {
        return backlog.isEmpty()
                ? List.of()
                : backlog.drain(new Share(market.limits().closesPerInput()), market.at());
    }

    private FoldResult command(Command command, LogPosition position) {
        CommandHeader header = command.header();
        List<TradeEvent> triggered = catchUp(header.accountId(), position);
        Account account = inPartition(header.accountId(), position);
        Cause cause =
                new Cause(Optional.of(header.commandId()), header.fingerprint(), position.offset());
        KnownKey key = keys.recall(header, market.at(), context(cause).logic());
        Decision decision;
        Optional<RuntimeException> fault = Optional.empty();
        try {
            decision =
                    objection(header, position)
                            .map(reason -> refusal(account, cause, reason, Optional.of(command)))
                            .orElseGet(() -> decide(command, account, key, cause));
        } catch (RuntimeException e) {
            decision = refusal(account, cause, INTERNAL_ERROR, Optional.of(command));
            fault = Optional.of(e);
        }
        accept(decision, position);
        FoldResult result = FoldResult.ofCommand(triggered, decision.events());
        return fault.map(result::failedBy).orElse(result);
    }

    private Optional<RefusalReason> objection(CommandHeader header, LogPosition position) {
        if (market.at().isAfter(header.validUntil())) {
            return Optional.of(EXPIRED);
        }
        if (!position.hasKey(header.accountId())) {
            return Optional.of(WRONG_KEY);
        }
        return isAtHome(header.accountId()) ? Optional.empty() : Optional.of(WRONG_PARTITION);
    }

    private Decision decide(Command command, Account account, KnownKey key, Cause cause) {
        return new CommandDecider(market, account, key, context(cause)).decide(command);
    }

    private Decision refusal(
            Account account, Cause cause, RefusalReason reason, Optional<Command> asked) {
        return Decision.refusal(context(cause), account, Refusal.of(reason), asked);
    }

    private DecisionContext context(Cause cause) {
        return new DecisionContext(market.at(), market.rulesVersion(), cause);
    }

    /// Drains some of what waits, and all that waits for the account of a command.
    private List<TradeEvent> catchUp(AccountId id, LogPosition position) {
        List<TradeEvent> drained = drain();
        if (backlog.isEmpty() || !belongsHere(id, position)) {
            return drained;
        }
        List<TradeEvent> events = new ArrayList<>(drained);
        events.addAll(backlog.finish(id, position.offset(), market.at()));
        return events;
    }

    /// Keeps what was decided at the market's newest quotes. A refusal that did not reach its
    /// account leaves the account's bounds alone: inputs may wait for it.
    private void accept(Decision decision, LogPosition position) {
        AccountId id = decision.account().id();
        if (belongsHere(id, position)) {
            accounts.accept(decision);
            accounts.updateBounds(id, market);
        }
        decision.events().forEach(keys::evolve);
    }

    /// The account as it is here; in any other partition than its own it does not exist.
    private Account inPartition(AccountId id, LogPosition position) {
        return belongsHere(id, position) ? accounts.of(id) : Account.unopened(id);
    }

    private boolean belongsHere(AccountId id, LogPosition position) {
        return position.hasKey(id) && isAtHome(id);
    }

    private boolean isAtHome(AccountId id) {
        return Topics.partitionOf(id, partitions) == partition;
    }
}
