package io.tickfold.gateway;

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
import java.util.List;
import java.util.Optional;

/// Rules that a price feed may have published.
public final class KnownInstruments {

    /// Those of BTCUSDT alone.
    public static final RulesChanged BITCOIN = rules();

    private KnownInstruments() {}

    private static RulesChanged rules() {
        Instrument btc =
                new Instrument(
                        new Symbol("BTCUSDT"),
                        Price.of("0.01"),
                        Quantity.of("0.0001"),
                        Quantity.of("0.0001"),
                        Quantity.of("100"),
                        new Leverage(100),
                        Percent.of("0.5"));
        TradingLimits limits =
                new TradingLimits(
                        1_000,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2),
                        new MarginLevels(Percent.of("100"), Percent.of("110"), Percent.of("50")),
                        250,
                        Optional.empty());
        return new RulesChanged(1, limits, List.of(btc));
    }
}
