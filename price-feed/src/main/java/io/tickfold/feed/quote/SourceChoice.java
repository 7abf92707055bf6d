package io.tickfold.feed.quote;

import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which of several sources prices a symbol. It is always one of them: no quote is a mixture.
public final class SourceChoice {

    private static final Comparator<Heard> BY_PRICE = Comparator.comparing(Heard::twiceTheMiddle);

    private final List<SourceName> preference;
    private final Mode mode;
    private final long silenceNanos;
    private final Map<Symbol, Map<SourceName, Heard>> newest = new HashMap<>();
    private final Map<Symbol, SourcedQuote> chosen = new HashMap<>();

    /// How the choice is made.
    public enum Mode {
        /// The first in the order of preference that is not silent.
        PRIMARY,
        /// The one whose price is in the middle of those that are not silent; of two in the middle,
        /// the preferred one.
        MEDIAN
    }

    private record Heard(SourcedQuote quote, long at) {

        BigDecimal twiceTheMiddle() {
            return quote.quote().bid().value().add(quote.quote().ask().value());
        }
    }

    /// @param preference the preferred source first
    /// @param silence after which a source does not count for a symbol
    SourceChoice(List<SourceName> preference, Mode mode, Duration silence) {
        this.preference = List.copyOf(preference);
        this.mode = mode;
        this.silenceNanos = silence.toNanos();
    }

    /// What the symbol is worth now that a source has said something of it; empty if that changes
    /// nothing.
    Optional<SourcedQuote> after(SourcedQuote said, long now) {
        newest.computeIfAbsent(said.symbol(), _ -> new HashMap<>())
                .put(said.source(), new Heard(said, now));
        List<Heard> speaking = speaking(said.symbol(), now);
        SourcedQuote best =
                switch (mode) {
                    case PRIMARY -> speaking.getFirst().quote();
                    case MEDIAN -> median(speaking).quote();
                };
        SourcedQuote before = chosen.put(said.symbol(), best);
        return Optional.of(best)
                .filter(_ -> best.source().equals(said.source()) || !best.equals(before));
    }

    private static Heard median(List<Heard> preferredFirst) {
        List<Heard> sorted = preferredFirst.stream().sorted(BY_PRICE).toList();
        Heard lower = sorted.get((sorted.size() - 1) / 2);
        Heard upper = sorted.get(sorted.size() / 2);
        return preferredFirst.indexOf(lower) <= preferredFirst.indexOf(upper) ? lower : upper;
    }

    /// Whether all that are preferred to it are silent.
    boolean isPreferred(SourceName source, Symbol symbol, long now) {
        return speaking(symbol, now).stream()
                .findFirst()
                .map(heard -> preference.indexOf(heard.quote().source()))
                .filter(first -> first < preference.indexOf(source))
                .isEmpty();
    }

    /// The newest quotes of other sources that are not silent.
    List<SourcedQuote> others(SourcedQuote than, long now) {
        return speaking(than.symbol(), now).stream()
                .map(Heard::quote)
                .filter(quote -> !quote.source().equals(than.source()))
                .toList();
    }

    private List<Heard> speaking(Symbol symbol, long now) {
        Map<SourceName, Heard> all = newest.getOrDefault(symbol, Map.of());
        return preference.stream()
                .map(source -> Optional.ofNullable(all.get(source)))
                .flatMap(Optional::stream)
                .filter(heard -> now - heard.at() <= silenceNanos)
                .toList();
    }
}
