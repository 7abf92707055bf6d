package io.tickfold.engine.domain;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.InstrumentState;
import io.tickfold.contract.input.MarginLevels;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Trading rules that change now and then: limits and levels, steps, and what can be traded at all.
final class RandomRules {

    /// The last one moves in whole dollars, so that prices, levels and margins often meet exactly.
    static final List<Instrument> INSTRUMENTS =
            List.of(
                    instrument("BTCUSDT", "0.01", "0.001", "0.001", "100"),
                    instrument("ETHUSDT", "0.05", "0.01", "0.02", "1000"),
                    instrument("XRPUSDT", "0.0001", "1", "10", "1000000"),
                    instrument("GOLD", "1", "1", "1", "1000"));

    private static final MarginLevels USUAL = levels("100", "110", "50");

    private static final List<Integer> VERSIONS =
            IntStream.rangeClosed(1, DecisionLogic.NEWEST).boxed().toList();

    private static final Duration CHECKPOINT_EVERY = Duration.ofMinutes(1);

    private final Dice dice;
    private final boolean tight;
    private Optional<RulesChanged> current = Optional.empty();
    private int published;

    /// @param tight whether so little may be closed at a time that much has to wait
    RandomRules(boolean tight, Dice dice) {
        this.tight = tight;
        this.dice = dice;
    }

    private static Instrument instrument(
            String symbol, String priceStep, String quantityStep, String minimum, String maximum) {
        return new Instrument(
                new Symbol(symbol),
                Price.of(priceStep),
                Quantity.of(quantityStep),
                Quantity.of(minimum),
                Quantity.of(maximum),
                new Leverage(100),
                Percent.of("0.5"));
    }

    private static MarginLevels levels(String call, String callEnd, String stopOut) {
        return new MarginLevels(Percent.of(call), Percent.of(callEnd), Percent.of(stopOut));
    }

    /// The rules that were published last.
    Optional<RulesChanged> current() {
        return current;
    }

    /// How the symbol is traded now, or was at first if it is not traded now.
    Instrument of(Instrument first) {
        return current.flatMap(rules -> rules.instrument(first.symbol())).orElse(first);
    }

    /// Rules for all instruments, by which anything may happen.
    RulesChanged first() {
        int openOrders = openOrders();
        return publish(
                new RulesChanged(version(), limits(openOrders, openOrders, USUAL), INSTRUMENTS));
    }

    /// Other rules.
    RulesChanged next() {
        int openOrders = openOrders();
        MarginLevels levels =
                dice.oneOf(
                        USUAL,
                        USUAL,
                        levels("100", "100", "100"),
                        levels("50", "60", "50"),
                        levels("200", "300", "20"),
                        levels("80", "120.5", "0"));
        int closes = openOrders + dice.oneOf(0, 0, 0, 1, tight ? 1 : 100);
        return publish(
                new RulesChanged(version(), limits(openOrders, closes, levels), instruments()));
    }

    /// The rules as they are but for how much is done at once, which is as little as can be.
    RulesChanged withLittleAtOnce() {
        RulesChanged now = current.orElseThrow();
        TradingLimits limits = now.limits();
        return publish(
                new RulesChanged(
                        DecisionLogic.NEWEST,
                        new TradingLimits(
                                limits.openOrders() + 1,
                                limits.quoteAge(),
                                limits.tickDelay(),
                                limits.levels(),
                                1,
                                limits.checkpointEvery()),
                        now.instruments()));
    }

    /// Takes turns, and leaves the dice as they are.
    private int version() {
        published++;
        return VERSIONS.get(published % VERSIONS.size());
    }

    /// None in every third round of the versions, so that each of them is seen with and without.
    private Optional<Duration> checkpointEvery() {
        int round = published / VERSIONS.size();
        return round % 3 == 2 ? Optional.empty() : Optional.of(CHECKPOINT_EVERY);
    }

    /// Rules that no engine can follow yet.
    RulesChanged unknown() {
        return new RulesChanged(1_000, limits(openOrders(), openOrders(), USUAL), INSTRUMENTS);
    }

    private int openOrders() {
        return tight ? dice.oneOf(1, 1, 5) : dice.oneOf(3, 12, 20, 20);
    }

    private TradingLimits limits(int openOrders, int closesPerInput, MarginLevels levels) {
        return new TradingLimits(
                openOrders,
                Duration.ofSeconds(dice.oneOf(10, 10, 10, 4)),
                Duration.ofSeconds(2),
                levels,
                closesPerInput,
                checkpointEvery());
    }

    private List<Instrument> instruments() {
        List<Instrument> instruments = new ArrayList<>();
        for (Instrument instrument : INSTRUMENTS) {
            if (!dice.permille(50)) {
                instruments.add(restricted(dice.permille(100) ? coarser(instrument) : instrument));
            }
        }
        return instruments;
    }

    private Instrument restricted(Instrument free) {
        Instrument instrument =
                dice.permille(300) ? free.collaredBy(Percent.of(dice.oneOf("0", "2", "10"))) : free;
        return switch (dice.weighted(75, 10, 5, 9, 1)) {
            case 0 -> instrument;
            case 1 -> instrument.in(InstrumentState.CLOSE_ONLY);
            case 2 -> instrument.in(InstrumentState.HALTED);
            case 3 -> instrument.settledAt(settlement(free));
            default -> instrument.settledAt(Price.of("999999999999.99"));
        };
    }

    /// Somewhere around where the symbol is traded, if it is one of the first.
    private Price settlement(Instrument instrument) {
        BigDecimal usual =
                switch (INSTRUMENTS.indexOf(bySymbol(instrument))) {
                    case 0 -> new BigDecimal("43000");
                    case 1 -> new BigDecimal("2000");
                    case 2 -> new BigDecimal("0.5");
                    default -> new BigDecimal("100");
                };
        return new Price(usual.multiply(dice.share(8_000, 12_000)).setScale(4, RoundingMode.UP));
    }

    private static Instrument bySymbol(Instrument instrument) {
        return INSTRUMENTS.stream()
                .filter(first -> first.symbol().equals(instrument.symbol()))
                .findFirst()
                .orElseThrow();
    }

    private Instrument coarser(Instrument fine) {
        return new Instrument(
                fine.symbol(),
                new Price(tenTimes(fine.priceStep().value())),
                new Quantity(tenTimes(fine.quantityStep().value())),
                new Quantity(tenTimes(fine.minQuantity().value())),
                fine.maxQuantity(),
                new Leverage(20),
                fine.spread());
    }

    private static BigDecimal tenTimes(BigDecimal value) {
        return value.movePointRight(1);
    }

    private RulesChanged publish(RulesChanged rules) {
        current = Optional.of(rules);
        return rules;
    }
}
