package io.tickfold.engine.domain;

import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.input.PriceChange;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.value.AccountId;
import io.tickfold.engine.domain.WorkInHand.Concerned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The market inputs whose effects on accounts are not all decided yet, oldest first.
///
/// Each input of the log drains a bounded [Share] of it. Every waiting input is decided against the
/// market as it was when it arrived, and an account's own work is finished before any of its
/// commands is decided. So each account sees the same events in the same order, however much is
/// drained at a time.
public final class Backlog {

    private final Accounts accounts;
    private final Skips skips;
    private final LiveMarket past = new LiveMarket();
    private final WaitingMarkets markets = new WaitingMarkets(past);
    private final NavigableMap<Long, Waiting> later = new TreeMap<>();
    private final SequencedMap<AccountId, Long> finished = new LinkedHashMap<>();
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

    /// The input that is worked on, if any waits.
    public Optional<Waiting> inHand() {
        return inHand.map(WorkInHand::input);
    }

    /// The inputs that wait and came after an offset, oldest first.
    public Collection<Waiting> waitingAfter(long offset) {
        return Collections.unmodifiableCollection(later.tailMap(offset, false).values());
    }

    /// The inputs that wait, oldest first; the first one is in hand.
    public List<Waiting> waiting() {
        List<Waiting> all = new ArrayList<>(length());
        inHand().ifPresent(all::add);
        all.addAll(later.values());
        return Collections.unmodifiableList(all);
    }

    /// The market as it was when the input in hand arrived.
    public Market past() {
        return past;
    }

    /// Whether any of what waits is decided by rules that bound work.
    boolean boundsWork() {
        return past.logic().boundsWork() || markets.boundsWork();
    }

    /// The last account that is done with the input in hand.
    public Optional<AccountId> done() {
        return inHand.flatMap(WorkInHand::done);
    }

    /// The accounts that are ahead of the others, and the offsets before which they are done with
    /// all inputs, in the order of these.
    public SequencedMap<AccountId, Long> finished() {
        return Collections.unmodifiableSequencedMap(finished);
    }

    /// @param now the market right after the input
    void add(Waiting input, LiveMarket now) {
        later.put(input.offset(), input);
        markets.add(input, now);
    }

    /// Decides what waits, account by account, until the share of one input is used up.
    ///
    /// @param now the log's time
    List<TradeEvent> drain(Share share, Instant now) {
        List<TradeEvent> events = new ArrayList<>();
        for (Optional<AccountId> id = nextAccount(share); id.isPresent(); id = nextAccount(share)) {
            WorkInHand work = inHand.orElseThrow();
            Decision decision = decide(id.get(), work.input(), past, now);
            if (!share.takes(decision, past.logic())) {
                return events;
            }
            accept(decision);
            accounts.updateBounds(id.get(), past);
            inHand = Optional.of(work.after(id.get()));
            events.addAll(decision.events());
        }
        return events;
    }

    /// The account whose turn it is, with the input in hand or with a later one; empty once nothing
    /// waits, or the share is used up.
    private Optional<AccountId> nextAccount(Share share) {
        Optional<AccountId> next = inHand.flatMap(this::nextOf);
        while (next.isEmpty() && !isEmpty() && (later.isEmpty() || hasVisits(share))) {
            share.visit();
            inHand = Optional.ofNullable(later.pollFirstEntry()).map(e -> begin(e.getValue()));
            next = inHand.flatMap(this::nextOf);
        }
        if (isEmpty()) {
            finished.clear();
        }
        return next.filter(_ -> hasVisits(share));
    }

    private boolean hasVisits(Share share) {
        return share.hasVisits(past.logic());
    }

    private WorkInHand begin(Waiting input) {
        markets.pass(input);
        return workOn(input, Optional.empty());
    }

    /// Other levels may concern whoever has open orders; a halt concerns nobody.
    private WorkInHand workOn(Waiting input, Optional<AccountId> done) {
        Concerned concerned =
                switch (input.input()) {
                    case PriceChange change -> new ReachedAccounts(accounts.watch(), past, change);
                    case RulesChanged _ -> accounts.watch()::nextHolder;
                    case SymbolHalt _ -> _ -> Optional.empty();
                };
        return new WorkInHand(input, done, concerned);
    }

    /// The next account that an input may concern and that is not ahead of it; an account that is
    /// ahead has been looked at already, by the market that its command saw.
    private Optional<AccountId> nextOf(WorkInHand work) {
        Optional<AccountId> next = work.concerned().after(work.done());
        while (next.filter(id -> isAhead(id, work.input())).isPresent()) {
            next = work.concerned().after(next);
        }
        return next;
    }

    private void accept(Decision decision) {
        accounts.accept(decision);
        decision.skip().ifPresent(skips::add);
    }

    /// What an input leads to for one account that is not ahead of it; nothing if it is skipped.
    ///
    /// @param then the market when the input had arrived
    private Decision decide(AccountId id, Waiting input, Market then, Instant now) {
        Cause cause = new Cause(Optional.empty(), Optional.empty(), input.offset());
        Instant at = then.logic().datesByTheLog() ? now : then.at();
        DecisionContext context = new DecisionContext(at, then.rulesVersion(), cause);
        return new ShareDecider(input.input(), then, skips).decide(context, accounts.of(id));
    }

    private boolean isAhead(AccountId id, Waiting input) {
        return doneBefore(id) > input.offset();
    }

    /// The offset from which on inputs that wait are not decided yet for the account.
    private long doneBefore(AccountId id) {
        return finished.getOrDefault(id, 0L);
    }

    /// Decides everything that waits for the account of a command; whoever decides the command sets
    /// the account's bounds.
    ///
    /// @param offset of the command
    /// @param now the log's time
    List<TradeEvent> finish(AccountId id, long offset, Instant now) {
        List<TradeEvent> events = new ArrayList<>();
        inHand.filter(work -> !work.isDoneFor(id) && !isAhead(id, work.input()))
                .ifPresent(work -> events.addAll(finish(id, work.input(), past, now)));
        for (Waiting input : waitingAfter(doneBefore(id) - 1)) {
            Market then = markets.at(input.offset(), input.at());
            events.addAll(finish(id, input, then, now));
        }
        finished.remove(id);
        finished.put(id, offset);
        return events;
    }

    private List<TradeEvent> finish(AccountId id, Waiting input, Market then, Instant now) {
        if (!isConcerned(accounts.of(id).orders(), input.input(), then)) {
            return List.of();
        }
        Decision decision = decide(id, input, then, now);
        accept(decision);
        return decision.events();
    }

    /// Whether an input that waited leads to anything for these orders, whatever their levels are.
    private static boolean isConcerned(OpenOrders orders, MarketInput input, Market then) {
        return switch (input) {
            case PriceChange change ->
                    change.ticks().stream().anyMatch(tick -> orders.holds(tick.symbol()));
            case RulesChanged _ -> Settlement.isDue(orders, then);
            case SymbolHalt _ -> false;
        };
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
        LiveMarket replayed = past.copy();
        for (Waiting input : inputs.subList(1, inputs.size())) {
            replayed.apply(input);
            add(input, replayed);
        }
        inHand = Optional.of(workOn(inputs.getFirst(), lastDone));
        accountsAhead.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(account -> finished.put(account.getKey(), account.getValue()));
    }

    /// Resumes with accounts that are watched already, as long as nothing waits.
    ///
    /// @param now the market by now
    void resumeFollowed(Market now) {
        if (isEmpty()) {
            past.restore(MarketSnapshot.of(now));
        } else {
            resume(now);
        }
    }

    /// Watches the restored accounts. The bounds of an account that is ahead are those of the
    /// market that its last command saw.
    ///
    /// @param now the market by now
    void resume(Market now) {
        if (isEmpty()) {
            past.restore(MarketSnapshot.of(now));
        }
        for (Account account : accounts.all()) {
            accounts.updateBounds(account.id(), past);
        }
        finished.forEach(
                (id, until) -> accounts.updateBounds(id, markets.at(until - 1, past.at())));
    }
}
