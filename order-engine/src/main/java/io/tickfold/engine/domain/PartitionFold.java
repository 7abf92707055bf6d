package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.EXPIRED;
import static io.tickfold.contract.event.RefusalReason.INTERNAL_ERROR;
import static io.tickfold.contract.event.RefusalReason.UNREADABLE;
import static io.tickfold.contract.event.RefusalReason.WRONG_KEY;
import static io.tickfold.contract.event.RefusalReason.WRONG_PARTITION;

import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
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
import io.tickfold.engine.domain.KeyMemory.Use;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Folds one partition of the input log: decides each input, then evolves by what was decided.
///
/// Live, on replay and in an audit this is the one way in which state comes about.
public final class PartitionFold {

    private final int partition;
    private final int partitions;
    private final Market market = new Market();
    private final Accounts accounts = new Accounts();
    private final KeyMemory keys = new KeyMemory();
    private final Backlog backlog = new Backlog(accounts);
    private final StateHash stateHash = new StateHash();

    /// @param partitions how many the input log has
    public PartitionFold(int partition, int partitions) {
        this.partition = partition;
        this.partitions = partitions;
    }

    public Market market() {
        return market;
    }

    public KeyMemory keys() {
        return keys;
    }

    public Backlog backlog() {
        return backlog;
    }

    public Optional<Account> account(AccountId id) {
        return accounts.find(id);
    }

    public Collection<Account> accounts() {
        return accounts.all();
    }

    /// Takes over an account as it was stored.
    public void restore(Account account) {
        accounts.restore(account);
    }

    /// Goes on from what was restored: accounts, market, keys and backlog.
    public void resume() {
        backlog.resume(market);
    }

    /// Takes over an event that was decided before; decides nothing.
    ///
    /// @throws IllegalStateException if it does not follow the account's last one
    public void replay(TradeEvent event) {
        if (event.header().sequence() > 0) {
            accounts.restore(accounts.of(event.header().accountId()).evolve(event));
            keys.forget(event.header().at());
            keys.evolve(event);
        }
    }

    /// Takes over what a checkpoint says of the market.
    ///
    /// @throws UnknownRulesException if its rules ask for decision logic that is not here
    public void replay(Checkpoint checkpoint) {
        market.restore(checkpoint);
    }

    /// Stands for all accounts with their open orders, and for the keys that are remembered; two
    /// partitions of the same state have the same.
    ///
    /// @param at the log's time
    public ChainHash stateHash(Instant at) {
        return stateHash.of(accounts.all(), keys, at);
    }

    /// Takes over what an input did to the market, without anything that it led to.
    ///
    /// @return whether it moved the market
    public boolean replay(MarketInput input, LogPosition position) {
        market.advanceTo(position.appendedAt());
        boolean moves = MarketIntake.objection(market, input).isEmpty();
        if (moves) {
            market.apply(input, position.offset());
        }
        return moves;
    }

    /// Folds the next input of the partition.
    ///
    /// @throws UnknownRulesException if the input asks for decision logic that is not here
    public Folded fold(TradeInput input, LogPosition position) {
        market.advanceTo(position.appendedAt());
        List<Use> forgotten = keys.forget(market.at());
        return switch (input) {
            case Command command -> command(command, position, forgotten);
            case MarketInput moving -> market(moving, position, forgotten);
            case Clock _ -> new Folded(workOff(), new Outcome.MarketMoved(), List.of(), forgotten);
        };
    }

    /// Folds an input that could not be read, but whose sender is known.
    public Folded foldUnreadable(AccountId sender, LogPosition position) {
        market.advanceTo(position.appendedAt());
        List<Use> forgotten = keys.forget(market.at());
        Cause cause = new Cause(Optional.empty(), Optional.empty(), position.offset());
        List<TradeEvent> triggered = catchUp(sender, position);
        Decision refusal =
                refusal(inPartition(sender, position), cause, UNREADABLE, Optional.empty());
        return new Folded(
                triggered, new Outcome.Decided(refusal.events()), accept(refusal), forgotten);
    }

    private Folded market(MarketInput input, LogPosition position, List<Use> forgotten) {
        Optional<IgnoredInput> objection = MarketIntake.objection(market, input);
        if (objection.isEmpty()) {
            market.apply(input, position.offset());
            backlog.add(new Waiting(input, position.offset(), market.at()));
        }
        Outcome outcome =
                objection.<Outcome>map(Outcome.Ignored::new).orElseGet(Outcome.MarketMoved::new);
        return new Folded(workOff(), outcome, List.of(), forgotten);
    }

    private List<TradeEvent> workOff() {
        return backlog.isEmpty() ? List.of() : backlog.work(market.limits().closesPerInput());
    }

    private Folded command(Command command, LogPosition position, List<Use> forgotten) {
        CommandHeader header = command.header();
        List<TradeEvent> triggered = catchUp(header.accountId(), position);
        Account account = inPartition(header.accountId(), position);
        Cause cause =
                new Cause(Optional.of(header.commandId()), header.fingerprint(), position.offset());
        Decision decision;
        Optional<RuntimeException> fault = Optional.empty();
        try {
            decision =
                    objection(header, position)
                            .map(reason -> refusal(account, cause, reason, Optional.of(command)))
                            .orElseGet(() -> decide(command, account, cause));
        } catch (RuntimeException e) {
            decision = refusal(account, cause, INTERNAL_ERROR, Optional.of(command));
            fault = Optional.of(e);
        }
        return new Folded(triggered, outcome(decision, fault), accept(decision), forgotten);
    }

    private static Outcome outcome(Decision decision, Optional<RuntimeException> fault) {
        return fault.<Outcome>map(e -> new Outcome.Failed(decision.events().getFirst(), e))
                .orElseGet(() -> new Outcome.Decided(decision.events()));
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

    private Decision decide(Command command, Account account, Cause cause) {
        return new CommandDecider(market, account, keys, context(cause)).decide(command);
    }

    private Decision refusal(
            Account account, Cause cause, RefusalReason reason, Optional<Command> asked) {
        return Decision.refused(context(cause), account, Refusal.of(reason), asked);
    }

    private DecisionContext context(Cause cause) {
        return new DecisionContext(market.at(), market.rulesVersion(), cause);
    }

    /// Works off some of what waits, and all of it for the account that is next.
    private List<TradeEvent> catchUp(AccountId id, LogPosition position) {
        List<TradeEvent> worked = workOff();
        if (backlog.isEmpty() || !belongsHere(id, position)) {
            return worked;
        }
        List<TradeEvent> events = new ArrayList<>(worked);
        events.addAll(backlog.finish(id, position.offset()));
        return events;
    }

    /// Takes over what was decided at the market's present quotes.
    ///
    /// @return what has to be remembered of idempotency keys
    private List<Use> accept(Decision decision) {
        accounts.accept(decision);
        accounts.rebound(decision.account().id(), market);
        List<Use> used = new ArrayList<>();
        decision.events().forEach(event -> keys.evolve(event).ifPresent(used::add));
        return used;
    }

    /// The account as it is here; one that belongs elsewhere is nothing here.
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
