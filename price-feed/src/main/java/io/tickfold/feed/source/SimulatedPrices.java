package io.tickfold.feed.source;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Symbol;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Trades that nobody made: a seeded random walk for each instrument, about ten steps a second.
public final class SimulatedPrices implements PriceSource {

    private static final long STEP_MICROS = 100_000;
    private static final Price ANY_HOME = Price.of("100.00");
    private static final Map<Symbol, Price> HOMES =
            Map.of(
                    new Symbol("BTCUSDT"), Price.of("42350.75"),
                    new Symbol("ETHUSDT"), Price.of("2250.00"),
                    new Symbol("SOLUSDT"), Price.of("95.00"));

    private final List<Instrument> instruments;
    private final long seed;
    private final InstantSource time;
    private List<? extends Future<?>> steps = List.of();
    private Consumer<Map<Symbol, Price>> restart = _ -> {};

    public SimulatedPrices(List<Instrument> instruments, long seed, InstantSource time) {
        this.instruments = List.copyOf(instruments);
        this.seed = seed;
        this.time = time;
    }

    @Override
    public String name() {
        return "simulated";
    }

    @Override
    public boolean isMadeUp() {
        return true;
    }

    @Override
    public void start(
            ScheduledExecutorService feedThread, Map<Symbol, Price> lastPrices, Listener onData) {
        restart = prices -> start(feedThread, prices, onData);
        steps =
                IntStream.range(0, instruments.size())
                        .mapToObj(i -> {
                            Runnable step = step(instruments.get(i), lastPrices, onData);
                            return everyStep(feedThread, step, i);
                        })
                        .toList();
    }

    private Runnable step(
            Instrument instrument, Map<Symbol, Price> lastPrices, Consumer<MarketData> onData) {
        PriceWalk walk = walk(instrument, lastPrices);
        SimulatedTrades trades = new SimulatedTrades(instrument, walk, seedOf(instrument), time);
        return () -> onData.accept(trades.next());
    }

    /// The walk of an instrument; one that never traded begins at its home price.
    PriceWalk walk(Instrument instrument, Map<Symbol, Price> lastPrices) {
        Symbol symbol = instrument.symbol();
        Price home = HOMES.getOrDefault(symbol, ANY_HOME);
        Price first = lastPrices.getOrDefault(symbol, home);
        return new PriceWalk(seedOf(instrument), home, first, instrument.priceStep());
    }

    private long seedOf(Instrument instrument) {
        return seed + instrument.symbol().value().hashCode();
    }

    /// Spreads the instruments evenly over a step, so that they do not tick at the same moment.
    private Future<?> everyStep(ScheduledExecutorService feedThread, Runnable step, int index) {
        long offset = STEP_MICROS * index / instruments.size();
        return feedThread.scheduleWithFixedDelay(step, offset, STEP_MICROS, TimeUnit.MICROSECONDS);
    }

    @Override
    public void continueAt(Map<Symbol, Price> lastPrices) {
        close();
        restart.accept(lastPrices);
    }

    @Override
    public void close() {
        steps.forEach(step -> step.cancel(false));
    }
}
