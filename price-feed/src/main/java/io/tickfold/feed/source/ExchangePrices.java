package io.tickfold.feed.source;

import io.micrometer.core.instrument.MeterRegistry;
import io.tickfold.contract.value.Ascii;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.source.ExchangeSession.Surroundings;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// The trades and quotes of an exchange, for as long as it gives any; there are no others in their
/// place.
public final class ExchangePrices implements PriceSource {

    /// Binance has at most 1,024 streams a connection, two for each symbol.
    private static final int MOST_SYMBOLS = 500;

    private final Connected exchange;
    private final SourceMetrics metrics;
    private Optional<ExchangeSession> session = Optional.empty();

    /// An exchange, and what is wanted of it.
    ///
    /// @param symbols by what the exchange calls them
    record Connected(
            String name,
            ExchangeProtocol protocol,
            URI address,
            Map<String, Symbol> symbols,
            ExchangeLimits limits) {

        Collection<String> names() {
            return symbols.keySet();
        }
    }

    /// How an exchange is reached.
    ///
    /// @param address such as `wss://stream.binance.com:9443`
    /// @param names what the exchange calls a symbol, where that does not follow from the symbol
    public record Access(URI address, Map<String, String> names) {

        /// @throws IllegalArgumentException if nobody can be at that address
        public Access {
            boolean isAddress =
                    List.of("ws", "wss").contains(String.valueOf(address.getScheme()))
                            && address.getHost() != null
                            && address.getPath().isEmpty();
            if (!isAddress) {
                throw new IllegalArgumentException(
                        "the address of an exchange is ws://host or wss://host, not " + address);
            }
            names = Map.copyOf(names);
        }
    }

    ExchangePrices(Connected exchange, SourceMetrics metrics) {
        this.exchange = exchange;
        this.metrics = metrics;
    }

    /// Prices of some symbols.
    ///
    /// @throws IllegalArgumentException if the exchange's names of them are unclear, or they are
    ///   too many for one connection
    public static ExchangePrices of(
            Exchange exchange, Access access, Collection<Symbol> symbols, MeterRegistry meters) {
        if (symbols.size() > MOST_SYMBOLS) {
            throw new IllegalArgumentException(
                    "an exchange is followed for at most " + MOST_SYMBOLS + " symbols");
        }
        return new ExchangePrices(
                new Connected(
                        exchange.title(),
                        exchange.protocol(),
                        access.address(),
                        symbols(exchange.protocol(), access.names(), symbols),
                        exchange.limits()),
                new SourceMetrics(meters, exchange.title()));
    }

    private static Map<String, Symbol> symbols(
            ExchangeProtocol protocol, Map<String, String> names, Collection<Symbol> symbols) {
        Map<String, Symbol> byName =
                symbols.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        symbol -> nameOf(symbol, protocol, names),
                                        Function.identity(),
                                        (one, other) -> {
                                            throw new IllegalArgumentException(
                                                    one + " and " + other + " have one name");
                                        }));
        if (!byName.keySet().containsAll(names.values().stream().map(Ascii::upper).toList())) {
            throw new IllegalArgumentException(
                    "names are given to symbols that the rules do not list: " + names);
        }
        return byName;
    }

    private static String nameOf(
            Symbol symbol, ExchangeProtocol protocol, Map<String, String> names) {
        String name = names.get(symbol.value());
        if (name == null) {
            return protocol.nameOf(symbol);
        }
        String upper = Ascii.upper(name);
        if (!upper.matches("[A-Z0-9./_-]{1,40}")) {
            throw new IllegalArgumentException("no exchange calls a symbol '" + name + "'");
        }
        return upper;
    }

    @Override
    public String name() {
        return exchange.name();
    }

    @Override
    public void start(
            ScheduledExecutorService feedThread, Map<Symbol, Price> lastPrices, Listener onData) {
        Surroundings surroundings =
                new Surroundings(
                        feedThread,
                        WebSocketConnection.connector(feedThread),
                        System::nanoTime,
                        RandomGenerator.getDefault());
        session = Optional.of(new ExchangeSession(exchange, surroundings, onData, metrics));
    }

    @Override
    public void close() {
        session.ifPresent(ExchangeSession::close);
        session = Optional.empty();
    }
}
