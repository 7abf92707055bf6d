package io.tickfold.engine.domain;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.MarginLevels;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The rules that benchmarks of the domain trade by, and the log's time at which they begin.
public final class Rules {

    public static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    public static final Symbol BTC = new Symbol("BTCUSDT");
    public static final Symbol ETH = new Symbol("ETHUSDT");
    public static final Symbol SOL = new Symbol("SOLUSDT");

    private Rules() {}

    /// Version 3, with the published limits.
    public static RulesChanged all() {
        return withLevels("100", "110", "50");
    }

    /// With other margin levels.
    public static RulesChanged withLevels(String call, String callEnd, String stopOut) {
        MarginLevels levels =
                new MarginLevels(Percent.of(call), Percent.of(callEnd), Percent.of(stopOut));
        TradingLimits limits =
                new TradingLimits(
                        1_000,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2),
                        levels,
                        250,
                        Optional.of(Duration.ofHours(1)));
        return new RulesChanged(
                3, limits, List.of(instrument(BTC), instrument(ETH), instrument(SOL)));
    }

    private static Instrument instrument(Symbol symbol) {
        return new Instrument(
                symbol,
                Price.of("0.01"),
                Quantity.of("0.001"),
                Quantity.of("0.001"),
                Quantity.of("100"),
                new Leverage(100),
                Percent.of("0.5"));
    }
}
