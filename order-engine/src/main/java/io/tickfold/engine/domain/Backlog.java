package io.tickfold.engine.domain;

import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.OrderClosed;
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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// Works off what the market's inputs lead to, in their order, a bounded number of closes at a
/// time.
///
/// What is not done with one input waits for the next. Each input is worked off with the market as
/// it was then, and an account's own work is finished before any of its commands is decided: so
/// each account sees the same, however much is done at a time.
public final class Backlog {

    private final Accounts accounts;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Map<AccountId, Long> finished = new HashMap<>();
    private Market past = new Market();
    private NavigableSet<AccountId> todo = new TreeSet<>();
    private Optional<AccountId> done = Optional.empty();
    private boolean begun;

    /// A market input that has to be worked off.
    ///
    /// @param at the log's time when it came
    public record Waiting(MarketInput input, long offset, Instant at) {}

    Backlog(Accounts accounts) {
        this.accounts = accounts;
    }

    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// How many inputs wait.
    public int length() {
        return waiting.size();
    }

    /// The inputs that wait, oldest first; the first one is in hand.
    public List<Waiting> waiting() {
        return List.copyOf(waiting);
    }

    /// The market as it was when the input in hand had come.
    public Market past() {
        return past;
    }

    /// The last account that the input in hand was worked off for.
    public Optional<AccountId> done() {
        return done;
    }

    /// Accounts for which all inputs up to an offset are worked off already.
    public Map<AccountId, Long> finished() {
        return Collections.unmodifiableMap(finished);
    }

    void add(Waiting input) {
        waiting.addLast(input);
    }

    /// Works off what waits.
    ///
    /// @param limit most orders to close, all of at least one account's aside
    List<TradeEvent> work(int limit) {
        List<TradeEvent> events = new ArrayList<>();
        int closed = 0;
        while (!waiting.isEmpty()) {
            begin();
            while (!todo.isEmpty()) {
                Decision decision = decide(todo.first(), waiting.getFirst(), past);
                int closing = closes(decision);
                if (closed > 0 && closed + closing > limit) {
                    return events;
                }
                accept(decision);
                events.addAll(decision.events());
                closed += closing;
            }
            end();
        }
        return events;
    }

    private static int closes(Decision decision) {
        int closes = 0;
        for (TradeEvent event : decision.events()) {
            closes += event instanceof OrderClosed ? 1 : 0;
        }
        return closes;
    }

    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        Waiting first = waiting.getFirst();
        apply(first, past);
        switch (first.input()) {
            case PriceTick tick -> todo = reachedBy(tick);
            case RulesChanged _ -> accounts.all().forEach(this::rebound);
            case SymbolHalt _ -> {}
        }
    }

    private NavigableSet<AccountId> reachedBy(PriceTick tick) {
        return accounts.watch().reachedBy(tick.symbol(), tick.quote());
    }

    private static void apply(Waiting input, Market market) {
        market.advanceTo(input.at());
        market.apply(input.input(), input.offset());
    }

    /// The bounds of an account that is ahead are those of a newer market.
    private void rebound(Account account) {
        if (!isFinished(account.id(), waiting.getFirst())) {
            accounts.rebound(account.id(), past);
        }
    }

    private void end() {
        waiting.removeFirst();
        done = Optional.empty();
        begun = false;
        if (waiting.isEmpty()) {
            finished.clear();
        }
    }

    private void accept(Decision decision) {
        AccountId id = todo.removeFirst();
        done = Optional.of(id);
        if (!isFinished(id, waiting.getFirst())) {
            accounts.accept(decision);
            accounts.rebound(id, past);
        }
    }

    private Decision decide(AccountId id, Waiting input, Market market) {
        Cause cause = new Cause(Optional.empty(), Optional.empty(), input.offset());
        DecisionContext context = new DecisionContext(market.at(), market.rulesVersion(), cause);
        Account account = accounts.of(id);
        return input.input() instanceof PriceTick tick && !isFinished(id, input)
                ? new TickDecider(market, tick.symbol(), account, context).decide()
                : new Decision(context, account);
    }

    private boolean isFinished(AccountId id, Waiting input) {
        return finished.getOrDefault(id, -1L) > input.offset();
    }

    /// Works off everything that waits for an account, which its command comes after; its bounds
    /// have to be set anew then.
    ///
    /// @param offset of the command
    List<TradeEvent> finish(AccountId id, long offset) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<TradeEvent> events = new ArrayList<>();
        Market market = past.copy();
        Iterator<Waiting> inputs = waiting.iterator();
        Waiting inHand = inputs.next();
        if (!isDone(id)) {
            events.addAll(workOff(id, inHand, market));
        }
        while (inputs.hasNext()) {
            Waiting next = inputs.next();
            apply(next, market);
            events.addAll(workOff(id, next, market));
        }
        finished.put(id, offset);
        return events;
    }

    private List<TradeEvent> workOff(AccountId id, Waiting input, Market market) {
        Decision decision = decide(id, input, market);
        accounts.accept(decision);
        return decision.events();
    }

    private boolean isDone(AccountId id) {
        return done.filter(last -> id.compareTo(last) <= 0).isPresent();
    }

    /// Takes over a backlog as it was stored.
    public void restore(
            Market then,
            List<Waiting> inputs,
            Optional<AccountId> lastDone,
            Map<AccountId, Long> accountsFinished) {
        past = then;
        waiting.addAll(inputs);
        done = lastDone;
        finished.putAll(accountsFinished);
    }

    /// Goes on from what was restored.
    ///
    /// @param now the market as it is by now
    void resume(Market now) {
        if (waiting.isEmpty()) {
            past = now.copy();
        }
        for (Account account : accounts.all()) {
            accounts.watch().watchLevels(account);
            accounts.rebound(account.id(), past);
        }
        reboundFinished();
        if (!waiting.isEmpty()) {
            begun = true;
            resumeFirst();
        }
    }

    /// The bounds of an account that is ahead are those of the market that it has come to.
    private void reboundFinished() {
        Market then = past.copy();
        Deque<Waiting> ahead = new ArrayDeque<>(waiting);
        ahead.pollFirst();
        finished.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(account -> {
                    while (!ahead.isEmpty() && ahead.getFirst().offset() < account.getValue()) {
                        apply(ahead.removeFirst(), then);
                    }
                    accounts.rebound(account.getKey(), then);
                });
    }

    private void resumeFirst() {
        if (waiting.getFirst().input() instanceof PriceTick tick) {
            NavigableSet<AccountId> reached = reachedBy(tick);
            todo = done.map(last -> reached.tailSet(last, false)).orElse(reached);
        }
    }
}
