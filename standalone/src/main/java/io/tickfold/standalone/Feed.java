package io.tickfold.standalone;

import io.tickfold.feed.source.Pace;
import io.tickfold.feed.source.PriceSource;
import io.tickfold.feed.source.RecordedPrices;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Where prices come from, as spelt on the command line.
///
/// @param settings of the price feed
record Feed(List<String> settings) {

    static final String SIMULATED = "simulated";

    private static final Set<String> EXCHANGES = Set.of("binance", "coinbase", "kraken");
    private static final String RECORDED = "recorded:";
    private static final String SPEED = ",speed=";
    private static final String SOURCE = "tickfold.feed.source=";

    /// Reads `simulated`, `binance`, `coinbase`, `kraken`, `recorded:FILE` or
    /// `recorded:FILE,speed=N`.
    ///
    /// @throws CannotStartException if it is none of them, or if there are no trades in the file
    static Feed of(String text) throws CannotStartException {
        if (text.equals(SIMULATED) || EXCHANGES.contains(text)) {
            return new Feed(List.of(SOURCE + text));
        }
        if (!text.startsWith(RECORDED)) {
            throw new CannotStartException(
                    "--feed takes simulated, binance, coinbase, kraken or"
                            + " recorded:FILE[,speed=N], not '"
                            + text
                            + "'");
        }
        int speed = text.lastIndexOf(SPEED);
        String file = text.substring(RECORDED.length(), speed < 0 ? text.length() : speed);
        return recorded(file, speed < 0 ? "1" : text.substring(speed + SPEED.length()));
    }

    private static Feed recorded(String file, String speed) throws CannotStartException {
        try (PriceSource _ = new RecordedPrices(Path.of(file), Pace.of(speed))) {
            return new Feed(
                    List.of(
                            SOURCE + "recorded",
                            "tickfold.feed.recording.file=" + Path.of(file).toAbsolutePath(),
                            "tickfold.feed.recording.speed=" + speed));
        } catch (IllegalArgumentException e) {
            throw new CannotStartException(String.valueOf(e.getMessage()), e);
        }
    }
}
