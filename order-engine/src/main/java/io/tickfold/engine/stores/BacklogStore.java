package io.tickfold.engine.stores;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.PriceTicks;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Backlog;
import io.tickfold.engine.domain.Backlog.Waiting;
import io.tickfold.engine.domain.Market;
import io.tickfold.engine.domain.Market.LastQuote;
import io.tickfold.engine.domain.MarketSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// The inputs that wait to be processed, in the store `head`; mostly there is nothing to store.
///
/// Each input writes what it has changed: what it added, what is done, and the quotes of the past
/// that are others by now.
public final class BacklogStore {

    private static final long NONE = -1;
    private static final String PREFIX = "backlog/";
    private static final String PAST = PREFIX + "past";
    private static final String RULES = PREFIX + "rules";
    private static final String QUOTES = PREFIX + "quote/";
    private static final String DONE = PREFIX + "done";
    private static final String WAITING = PREFIX + "waiting/";
    private static final String FINISHED = PREFIX + "finished/";

    private final Entries store;
    private final Map<String, Object> saved = new HashMap<>();
    private final NavigableSet<Long> savedInputs = new TreeSet<>();
    private final SequencedMap<AccountId, Long> savedFinished = new LinkedHashMap<>();

    BacklogStore(Entries store) {
        this.store = store;
    }

    /// A market as it was.
    ///
    /// @param rules as an older format has them; they have an entry of their own now
    /// @param quotes the same
    record Past(
            Optional<RulesChanged> rules,
            Map<String, LastQuote> quotes,
            Set<Symbol> halted,
            List<Instrument> dropped,
            Instant at) {

        static Past of(Market market) {
            return new Past(
                    Optional.empty(),
                    Map.of(),
                    Set.copyOf(market.halted()),
                    market.dropped(),
                    market.at());
        }

        MarketSnapshot with(Optional<RulesChanged> ownRules, Map<Symbol, LastQuote> ownQuotes) {
            Map<Symbol, LastQuote> all = new HashMap<>(ownQuotes);
            quotes.forEach((symbol, quote) -> all.put(new Symbol(symbol), quote));
            return new MarketSnapshot(ownRules.or(() -> rules), all, halted, dropped, at);
        }
    }

    /// An input that waits; one of the four is there.
    record Input(
            Optional<PriceTick> tick,
            Optional<PriceTicks> ticks,
            Optional<RulesChanged> rules,
            Optional<SymbolHalt> halt,
            long offset,
            Instant at) {

        static Input of(Waiting waiting) {
            MarketInput input = waiting.input();
            return new Input(
                    as(PriceTick.class, input),
                    as(PriceTicks.class, input),
                    as(RulesChanged.class, input),
                    as(SymbolHalt.class, input),
                    waiting.offset(),
                    waiting.at());
        }

        private static <T> Optional<T> as(Class<T> type, MarketInput input) {
            return Optional.of(input).filter(type::isInstance).map(type::cast);
        }

        Waiting waiting() {
            MarketInput input =
                    Stream.<Optional<? extends MarketInput>>of(tick, ticks, rules, halt)
                            .<MarketInput>flatMap(Optional::stream)
                            .findFirst()
                            .orElseThrow();
            return new Waiting(input, offset, at);
        }
    }

    /// Writes what has changed since it was last written.
    public void save(Backlog backlog) {
        if (backlog.isEmpty()) {
            clear();
            return;
        }
        savePast(backlog.past());
        backlog.done().ifPresentOrElse(done -> saveChanged(DONE, done), () -> delete(DONE));
        saveInputs(backlog);
        saveFinished(backlog);
    }

    private void clear() {
        List.copyOf(saved.keySet()).forEach(this::delete);
        savedInputs.forEach(offset -> store.delete(input(offset)));
        savedInputs.clear();
        savedFinished.keySet().forEach(id -> store.delete(FINISHED + id));
        savedFinished.clear();
    }

    private void savePast(Market past) {
        saveChanged(PAST, Past.of(past));
        past.rules().ifPresent(rules -> saveChanged(RULES, rules));
        past.quotes().forEach((symbol, quote) -> saveChanged(QUOTES + symbol, quote));
        saved.keySet().stream()
                .filter(key -> key.startsWith(QUOTES) && !isQuoted(past, key))
                .toList()
                .forEach(this::delete);
    }

    private static boolean isQuoted(Market past, String key) {
        return past.quote(new Symbol(key.substring(QUOTES.length()))).isPresent();
    }

    private void saveInputs(Backlog backlog) {
        backlog.inHand()
                .ifPresent(first -> {
                    NavigableSet<Long> over = savedInputs.headSet(first.offset(), false);
                    over.forEach(offset -> store.delete(input(offset)));
                    over.clear();
                    if (savedInputs.isEmpty()) {
                        saveInput(first);
                    }
                });
        long last = savedInputs.isEmpty() ? NONE : savedInputs.getLast();
        backlog.waitingAfter(last).forEach(this::saveInput);
    }

    private void saveInput(Waiting waiting) {
        store.put(input(waiting.offset()), StateFormat.encode(Input.of(waiting)));
        savedInputs.add(waiting.offset());
    }

    private static String input(long offset) {
        return WAITING + String.format(Locale.ROOT, "%019d", offset);
    }

    /// The newest are last, so that those that are saved already need not be looked at.
    private void saveFinished(Backlog backlog) {
        for (Map.Entry<AccountId, Long> each : backlog.finished().sequencedEntrySet().reversed()) {
            if (each.getValue().equals(savedFinished.get(each.getKey()))) {
                return;
            }
            store.put(FINISHED + each.getKey(), StateFormat.encode(each.getValue()));
            savedFinished.put(each.getKey(), each.getValue());
        }
    }

    private void saveChanged(String key, Object value) {
        if (!value.equals(saved.put(key, value))) {
            store.put(key, StateFormat.encode(value));
        }
    }

    private void delete(String key) {
        if (saved.remove(key) != null) {
            store.delete(key);
        }
    }

    /// Hands everything stored to the backlog.
    void load(Backlog backlog) {
        if (store.get(PAST).isEmpty()) {
            return;
        }
        List<Waiting> waiting = new ArrayList<>();
        forEach(
                WAITING,
                Input.class,
                (_, input) -> {
                    savedInputs.add(input.offset());
                    waiting.add(input.waiting());
                });
        forEach(FINISHED, Long.class, (id, offset) -> savedFinished.put(new AccountId(id), offset));
        backlog.restore(
                loadPast(), waiting, load(DONE, AccountId.class), Map.copyOf(savedFinished));
    }

    private MarketSnapshot loadPast() {
        Map<Symbol, LastQuote> quotes = new HashMap<>();
        forEach(
                QUOTES,
                LastQuote.class,
                (symbol, quote) -> {
                    saved.put(QUOTES + symbol, quote);
                    quotes.put(new Symbol(symbol), quote);
                });
        Optional<RulesChanged> rules = load(RULES, RulesChanged.class);
        return load(PAST, Past.class).orElseThrow().with(rules, quotes);
    }

    private <T> Optional<T> load(String key, Class<T> type) {
        Optional<T> value = store.get(key).map(bytes -> StateFormat.decode(bytes, type));
        value.ifPresent(stored -> saved.put(key, stored));
        return value;
    }

    /// Hands out each entry under a prefix, with what its key says after it.
    private <T> void forEach(String prefix, Class<T> type, BiConsumer<String, T> action) {
        String end = prefix.substring(0, prefix.length() - 1) + '0';
        store.forEach(
                prefix,
                end,
                (key, value) ->
                        action.accept(
                                key.substring(prefix.length()), StateFormat.decode(value, type)));
    }
}
