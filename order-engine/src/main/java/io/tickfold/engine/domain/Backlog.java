package io.tickfold.engine.domain;

import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.value.AccountId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;

/// The market inputs whose effects on accounts are not all decided yet, oldest first.
///
/// Each input of the log drains a part of it, bounded by a number of closes. Every waiting input is
/// decided against the market as it was when it arrived, and an account's own work is finished
/// before any of its commands is decided. So each account sees the same events in the same order,
/// however much is drained at a time.
public final class Backlog {

    private final Accounts accounts;
    private final Skips skips;
    private final LiveMarket past = new LiveMarket();
    private final Deque<Waiting> later = new ArrayDeque<>();
    private final Map<AccountId, Long> finished = new HashMap<>();
    private Optional<WorkInHand> inHand = Optional.empty();

    /// A market input that waits.
    ///
    /// @param at the log's time when it arrived
    public record Waiting(MarketInput input, long offset, Instant at) {}

    Backlog(Accounts accounts, Skips skips) {
        this.accounts = accounts;
        this.skips = skips;
    }

    public boolean isEmpty() {
        return inHand.isEmpty() && later.isEmpty();
    }

    /// How many inputs wait.
    public int length() {
        return later.size() + (inHand.isPresent() ? 1 : 0);
    }

    /// The inputs that wait, oldest first; the first one is in hand.
    public List<Waiting> waiting() {
        List<Waiting> all = new ArrayList<>(length());
        inHand.ifPresent(work -> all.add(work.input()));
        all.addAll(later);
        return Collections.unmodifiableList(all);
    }

    /// The market as it was when the input in hand arrived.
    public Market past() {
        return past;
    }

    /// The last account that is done with the input in hand.
    public Optional<AccountId> done() {
        return inHand.flatMap(WorkInHand::done);
    }

    /// The accounts that are ahead of the others: done with all inputs before these offsets.
    public Map<AccountId, Long> finished() {
        return Collections.unmodifiableMap(finished);
    }

    void add(Waiting input) {
        later.addLast(input);
    }

    /// Decides what waits, account by account, until so many orders are closed.
    ///
    /// @param mostCloses orders to close at most; one account's closes are never split
    List<TradeEvent> drain(int mostCloses) {
        List<TradeEvent> events = new ArrayList<>();
        int closed = 0;
        for (Optional<AccountId> id = nextAccount(); id.isPresent(); id = nextAccount()) {
            WorkInHand work = inHand.orElseThrow();
            Decision decision = decide(id.get(), work.input(), past);
            int closing = decision.closes();
            if (closed > 0 && closed + closing > mostCloses) {
                return events;
            }
            accept(decision, work.input());
            inHand = Optional.of(work.after(id.get()));
            events.addAll(decision.events());
            closed += closing;
        }
        return events;
    }

    /// The account whose turn it is, with the input in hand or with a later one; empty once nothing
    /// waits.
    private Optional<AccountId> nextAccount() {
        Optional<AccountId> next = inHand.flatMap(WorkInHand::next);
        while (next.isEmpty() && !isEmpty()) {
            inHand = Optional.ofNullable(later.pollFirst()).map(this::begin);
            next = inHand.flatMap(WorkInHand::next);
        }
        if (isEmpty()) {
            finished.clear();
        }
        return next;
    }

    private WorkInHand begin(Waiting input) {
        past.apply(input);
        if (input.input() instanceof RulesChanged) {
            accounts.all().forEach(account -> updateBounds(account.id(), input));
        }
        return new WorkInHand(input, concernedBy(input), Optional.empty());
    }

    private NavigableSet<AccountId> concernedBy(Waiting input) {
        return switch (input.input()) {
            case PriceTick tick -> accounts.watch().reachedBy(tick.symbol(), tick.quote());
            case RulesChanged _ -> accounts.holding(symbol -> Settlement.isSettled(past, symbol));
            case SymbolHalt _ -> Collections.emptyNavigableSet();
        };
    }

    /// The bounds of an account that is ahead are those of a later market already.
    private void updateBounds(AccountId id, Waiting input) {
        if (!isAhead(id, input)) {
            accounts.updateBounds(id, past);
        }
    }

    private void accept(Decision decision, Waiting input) {
        accept(decision);
        updateBounds(decision.account().id(), input);
    }

    private void accept(Decision decision) {
        accounts.accept(decision);
        decision.skip().ifPresent(skips::add);
    }

    /// What an input leads to for one account; nothing if the account is ahead of it, or if it is
    /// skipped.
    private Decision decide(AccountId id, Waiting input, Market then) {
        Cause cause = new Cause(Optional.empty(), Optional.empty(), input.offset());
        DecisionContext context = new DecisionContext(then.at(), then.rulesVersion(), cause);
        Account account = accounts.of(id);
        return isAhead(id, input)
                ? new Decision(context, account)
                : new ShareDecider(input.input(), then, skips).decide(context, account);
    }

    private boolean isAhead(AccountId id, Waiting input) {
        return finished.getOrDefault(id, -1L) > input.offset();
    }

    /// Decides everything that waits for the account of a command; whoever decides the command sets
    /// the account's bounds.
    ///
    /// @param offset of the command
    List<TradeEvent> finish(AccountId id, long offset) {
        List<TradeEvent> events = new ArrayList<>();
        LiveMarket then = past.copy();
        inHand.filter(work -> !work.isDoneFor(id))
                .ifPresent(work -> events.addAll(finish(id, work.input(), then)));
        for (Waiting input : later) {
            then.apply(input);
            events.addAll(finish(id, input, then));
        }
        finished.put(id, offset);
        return events;
    }

    private List<TradeEvent> finish(AccountId id, Waiting input, Market then) {
        Decision decision = decide(id, input, then);
        accept(decision);
        return decision.events();
    }

    /// Restores a backlog from storage; [#resume] completes it.
    ///
    /// @param then the market as it was when the first of the inputs arrived
    /// @param lastDone the last account that is done with the first of them
    public void restore(
            MarketSnapshot then,
            List<Waiting> inputs,
            Optional<AccountId> lastDone,
            Map<AccountId, Long> accountsAhead) {
        past.restore(then);
        later.addAll(inputs);
        inHand =
                Optional.ofNullable(later.pollFirst())
                        .map(first ->
                                new WorkInHand(first, Collections.emptyNavigableSet(), lastDone));
        finished.putAll(accountsAhead);
    }

    /// Watches the restored accounts, and finds those that the input in hand concerns.
    ///
    /// @param now the market by now
    void resume(Market now) {
        if (isEmpty()) {
            past.restore(MarketSnapshot.of(now));
        }
        for (Account account : accounts.all()) {
            accounts.watch().watchLevels(account);
            accounts.updateBounds(account.id(), past);
        }
        updateBoundsOfAccountsAhead();
        inHand =
                inHand.map(work ->
                        new WorkInHand(work.input(), concernedBy(work.input()), work.done()));
    }

    /// The bounds of an account that is ahead are those of the market that its last command saw.
    private void updateBoundsOfAccountsAhead() {
        LiveMarket then = past.copy();
        Deque<Waiting> inputs = new ArrayDeque<>(later);
        finished.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(account -> {
                    while (!inputs.isEmpty() && inputs.getFirst().offset() < account.getValue()) {
                        then.apply(inputs.removeFirst());
                    }
                    accounts.updateBounds(account.getKey(), then);
                });
    }
}
