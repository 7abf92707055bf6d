package io.tickfold.engine.domain;

import static io.tickfold.contract.input.InstrumentState.CLOSE_ONLY;
import static io.tickfold.contract.input.InstrumentState.EXPIRED;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.RulesChanged;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The instruments that the rules list, and those that they have dropped: these keep their last
/// definition, so that their orders can be closed.
///
/// Whether anybody holds a dropped instrument makes no difference, since it depends on how much of
/// a backlog is drained. It is forgotten once the rules list it again, or if it had expired, after
/// which nobody can hold it.
record Instruments(Map<String, Instrument> listed, Map<String, Instrument> dropped) {

    static final Instruments NONE = new Instruments(Map.of(), Map.of());

    /// Most instruments that are listed or dropped, so that what is known of them stays bounded.
    private static final int MOST = 1_000;

    Instruments {
        listed = Map.copyOf(listed);
        dropped = Map.copyOf(dropped);
    }

    static Instruments of(RulesChanged rules, Collection<Instrument> dropped) {
        return new Instruments(bySymbol(rules.instruments()), bySymbol(dropped));
    }

    private static Map<String, Instrument> bySymbol(Collection<Instrument> instruments) {
        return instruments.stream().collect(toUnmodifiableMap(i -> i.symbol().value(), identity()));
    }

    /// Those that are known under other rules; older decision logic drops without a trace.
    Instruments after(RulesChanged rules) {
        Map<String, Instrument> now = bySymbol(rules.instruments());
        return DecisionLogic.of(rules).keepsDroppedInstruments()
                ? new Instruments(now, droppedBy(now))
                : new Instruments(now, Map.of());
    }

    private Map<String, Instrument> droppedBy(Map<String, Instrument> now) {
        Map<String, Instrument> all = new TreeMap<>(dropped);
        listed.values().stream()
                .filter(instrument -> instrument.stateNow() != EXPIRED)
                .forEach(last -> all.put(last.symbol().value(), last.in(CLOSE_ONLY)));
        all.keySet().removeAll(now.keySet());
        return all;
    }

    boolean areTooMany() {
        return listed.size() + dropped.size() > MOST;
    }

    /// The instrument whose symbol reads like this, listed or dropped.
    Optional<Instrument> find(String symbol) {
        return Optional.ofNullable(listed.get(symbol))
                .or(() -> Optional.ofNullable(dropped.get(symbol)));
    }

    /// Those that were dropped, in the order of their symbols.
    List<Instrument> inOrder() {
        return List.copyOf(new TreeMap<>(dropped).values());
    }
}
