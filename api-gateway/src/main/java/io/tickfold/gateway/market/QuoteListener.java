package io.tickfold.gateway.market;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.PriceBound;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.stereotype.Component;

/// Keeps the last tick of each symbol; a tick with a lower feed position never replaces it, and one
/// that no feed can have reached is left out. There are as many symbols as rules can list at most.
@Component
final class QuoteListener implements MessageListener<byte[], byte[]>, Quotes, LivePrices {

    private static final Logger log = LoggerFactory.getLogger(QuoteListener.class);

    static final Duration LONGEST_AGE = Duration.ofSeconds(10);
    static final int MOST_SYMBOLS = 1_000;

    private final InstantSource time;
    private final KnownRules rules;
    private final Map<Symbol, PriceTick> ticks = new ConcurrentHashMap<>();
    private final Set<Symbol> stale = ConcurrentHashMap.newKeySet();
    private final Set<Consumer<CurrentPrice>> watchers = ConcurrentHashMap.newKeySet();

    /// @param time the clock that tells the age of a tick
    QuoteListener(InstantSource time, KnownRules rules) {
        this.time = time;
        this.rules = rules;
    }

    @Override
    public void onMessage(ConsumerRecord<byte[], byte[]> record) {
        try {
            PriceTick tick = Topics.PRICE_TICKS.decode(record.headers(), record.value());
            if (!tick.position().isAheadOf(Instant.ofEpochMilli(record.timestamp()))
                    && isWithinBounds(tick)
                    && hasRoom(tick.symbol())) {
                take(tick);
            }
        } catch (UnreadableMessageException e) {
            log.warn(
                    "ignored an unreadable tick at {}-{}: {}",
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        }
    }

    /// The engine ignores the others.
    private boolean isWithinBounds(PriceTick tick) {
        return !tick.quote().bid().isAbove(tick.quote().ask()) && canBeComputedWith(tick);
    }

    private boolean canBeComputedWith(PriceTick tick) {
        Optional<Instrument> instrument = rules.instrument(tick.symbol());
        return instrument.isEmpty()
                || rules.latest()
                        .map(RulesChanged::limits)
                        .map(limits ->
                                PriceBound.holds(tick.quote().ask(), instrument.get(), limits))
                        .orElse(true);
    }

    private boolean hasRoom(Symbol symbol) {
        return ticks.size() < MOST_SYMBOLS || ticks.containsKey(symbol);
    }

    private void take(PriceTick tick) {
        PriceTick latest = ticks.merge(tick.symbol(), tick, QuoteListener::later);
        if (latest.equals(tick)) {
            stale.remove(tick.symbol());
            tell(tick);
        }
    }

    private void tell(PriceTick tick) {
        CurrentPrice price = current(tick);
        watchers.forEach(watcher -> watcher.accept(price));
    }

    /// Tells the watchers, once, of each price that has become stale.
    void look() {
        for (PriceTick tick : ticks.values()) {
            if (!isFresh(tick) && stale.add(tick.symbol())) {
                tell(tick);
            }
        }
    }

    private CurrentPrice current(PriceTick tick) {
        return CurrentPrice.of(tick, !isFresh(tick));
    }

    @Override
    public List<CurrentPrice> current() {
        return ticks.values().stream()
                .map(this::current)
                .sorted(Comparator.comparing(CurrentPrice::symbol))
                .toList();
    }

    @Override
    public void watch(Consumer<CurrentPrice> watcher) {
        watchers.add(watcher);
    }

    @Override
    public void unwatch(Consumer<CurrentPrice> watcher) {
        watchers.remove(watcher);
    }

    private static PriceTick later(PriceTick one, PriceTick other) {
        return other.position().compareTo(one.position()) > 0 ? other : one;
    }

    @Override
    public Optional<Quote> latest(Symbol symbol) {
        return Optional.ofNullable(ticks.get(symbol)).filter(this::isFresh).map(PriceTick::quote);
    }

    @Override
    public Optional<Quote> last(Symbol symbol) {
        return Optional.ofNullable(ticks.get(symbol)).map(PriceTick::quote);
    }

    @Override
    public Map<Symbol, Quote> last() {
        return ticks.values().stream()
                .collect(toUnmodifiableMap(PriceTick::symbol, PriceTick::quote));
    }

    private boolean isFresh(PriceTick tick) {
        return !tick.publishedAt().isBefore(time.instant().minus(LONGEST_AGE));
    }
}
