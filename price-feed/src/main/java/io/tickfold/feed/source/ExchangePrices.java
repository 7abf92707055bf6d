package io.tickfold.feed.source;

import io.tickfold.contract.value.Ascii;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Symbol;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/// The trades of an exchange, for as long as it gives any; there are no others in their place.
public final class ExchangePrices implements PriceSource {

    private final Exchange exchange;
    private final SourceMetrics metrics;
    private Optional<ExchangeSession> session = Optional.empty();

    /// An exchange, and what is wanted of it.
    ///
    /// @param name for the log
    /// @param symbols by what the exchange calls them
    record Exchange(
            String name,
            ExchangeProtocol protocol,
            URI address,
            Map<String, Symbol> symbols,
            ExchangeLimits limits) {}

    ExchangePrices(Exchange exchange, SourceMetrics metrics) {
        this.exchange = exchange;
        this.metrics = metrics;
    }

    /// Trades of Binance.
    ///
    /// @param address such as `wss://stream.binance.com:9443`
    /// @param symbols by what Binance calls them
    /// @throws IllegalArgumentException if nobody can be at that address
    public static ExchangePrices ofBinance(
            URI address, Map<String, Symbol> symbols, SourceMetrics metrics) {
        boolean isAddress =
                List.of("ws", "wss").contains(String.valueOf(address.getScheme()))
                        && address.getHost() != null
                        && address.getPath().isEmpty();
        if (!isAddress) {
            throw new IllegalArgumentException(
                    "the address of an exchange is ws://host or wss://host, not " + address);
        }
        return new ExchangePrices(
                new Exchange(
                        "Binance",
                        new BinanceStream(),
                        address,
                        symbols,
                        ExchangeLimits.OF_BINANCE),
                metrics);
    }

    @Override
    public String name() {
        return Ascii.lower(exchange.name());
    }

    @Override
    public void start(
            ScheduledExecutorService feedThread,
            Map<Symbol, Price> lastPrices,
            Consumer<MarketData> onData) {
        session =
                Optional.of(
                        new ExchangeSession(
                                exchange, feedThread, onData, metrics, System::nanoTime));
    }

    @Override
    public void close() {
        session.ifPresent(ExchangeSession::close);
        session = Optional.empty();
    }
}
