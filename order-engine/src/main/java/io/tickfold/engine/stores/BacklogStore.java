package io.tickfold.engine.stores;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.input.PriceTick;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The inputs that wait to be processed, in the store `head`; mostly there is nothing to store.
public final class BacklogStore {

    private static final String PREFIX = "backlog/";
    private static final String END = "backlog0";
    private static final String PAST = PREFIX + "past";
    private static final String DONE = PREFIX + "done";
    private static final String WAITING = PREFIX + "waiting/";
    private static final String FINISHED = PREFIX + "finished/";

    private final Entries store;
    private final Map<String, Object> saved = new HashMap<>();

    BacklogStore(Entries store) {
        this.store = store;
    }

    /// A market as it was.
    record Past(
            Optional<RulesChanged> rules,
            Map<String, LastQuote> quotes,
            Set<Symbol> halted,
            List<Instrument> dropped,
            Instant at) {

        static Past of(Market market) {
            Map<String, LastQuote> quotes = new HashMap<>();
            market.quotes().forEach((symbol, quote) -> quotes.put(symbol.value(), quote));
            return new Past(
                    market.rules(),
                    quotes,
                    Set.copyOf(market.halted()),
                    market.dropped(),
                    market.at());
        }

        MarketSnapshot snapshot() {
            Map<Symbol, LastQuote> bySymbol = new HashMap<>();
            quotes.forEach((symbol, quote) -> bySymbol.put(new Symbol(symbol), quote));
            return new MarketSnapshot(rules, bySymbol, halted, dropped, at);
        }
    }

    /// An input that waits; one of the three is there.
    record Input(
            Optional<PriceTick> tick,
            Optional<RulesChanged> rules,
            Optional<SymbolHalt> halt,
            long offset,
            Instant at) {

        static Input of(Waiting waiting) {
            MarketInput input = waiting.input();
            return new Input(
                    as(PriceTick.class, input),
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
                    Stream.<Optional<? extends MarketInput>>of(tick, rules, halt)
                            .<MarketInput>flatMap(Optional::stream)
                            .findFirst()
                            .orElseThrow();
            return new Waiting(input, offset, at);
        }
    }

    /// Writes what has changed since it was last written.
    public void save(Backlog backlog) {
        if (backlog.isEmpty() && saved.isEmpty()) {
            return;
        }
        Map<String, Object> entries = entries(backlog);
        for (String key : List.copyOf(saved.keySet())) {
            if (!entries.containsKey(key)) {
                store.delete(key);
            }
        }
        entries.forEach(this::saveChanged);
        saved.clear();
        saved.putAll(entries);
    }

    private void saveChanged(String key, Object value) {
        if (!value.equals(saved.get(key))) {
            store.put(key, StateFormat.encode(value));
        }
    }

    private static Map<String, Object> entries(Backlog backlog) {
        Map<String, Object> entries = new HashMap<>();
        if (!backlog.isEmpty()) {
            entries.put(PAST, Past.of(backlog.past()));
            backlog.done().ifPresent(account -> entries.put(DONE, account));
            for (Waiting waiting : backlog.waiting()) {
                entries.put(WAITING + "%019d".formatted(waiting.offset()), Input.of(waiting));
            }
            backlog.finished().forEach((id, offset) -> entries.put(FINISHED + id, offset));
        }
        return entries;
    }

    /// Hands everything stored to the backlog.
    void load(Backlog backlog) {
        Map<String, byte[]> stored = new TreeMap<>();
        store.forEach(PREFIX, END, stored::put);
        byte[] past = stored.remove(PAST);
        if (past == null) {
            return;
        }
        Optional<AccountId> done =
                Optional.ofNullable(stored.remove(DONE)).map(v -> read(DONE, v, AccountId.class));
        List<Waiting> waiting = new ArrayList<>();
        Map<AccountId, Long> finished = new HashMap<>();
        stored.forEach((key, value) -> {
            if (key.startsWith(WAITING)) {
                waiting.add(read(key, value, Input.class).waiting());
            } else {
                AccountId account = new AccountId(key.substring(FINISHED.length()));
                finished.put(account, read(key, value, Long.class));
            }
        });
        backlog.restore(read(PAST, past, Past.class).snapshot(), waiting, done, finished);
    }

    /// Decodes an entry, and remembers that it is stored.
    private <T> T read(String key, byte[] bytes, Class<T> type) {
        T value = StateFormat.decode(bytes, type);
        saved.put(key, value);
        return value;
    }
}
