package io.tickfold.feed.source;

import io.tickfold.contract.value.Ascii;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.source.ExchangeMessage.ExchangeTrade;
import io.tickfold.feed.source.ExchangeMessage.Quoted;
import io.tickfold.feed.source.ExchangeMessage.Shutdown;
import io.tickfold.feed.source.ExchangeMessage.Traded;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Binance's combined streams of trades and of the best bid and ask, which the address subscribes
/// to.
///
/// Its documentation:
/// <https://github.com/binance/binance-spot-api-docs/blob/master/web-socket-streams.md>
final class BinanceProtocol implements ExchangeProtocol {

    private static final String QUOTES = "@bookTicker";

    @Override
    public String nameOf(Symbol symbol) {
        return symbol.value();
    }

    @Override
    public URI address(URI base, Collection<String> names) {
        return URI.create(
                names.stream()
                        .map(Ascii::lower)
                        .sorted()
                        .flatMap(name -> Stream.of(name + "@trade", name + QUOTES))
                        .collect(Collectors.joining("/", base + "/stream?streams=", "")));
    }

    @Override
    public List<Request> requests(Collection<String> names) {
        return List.of();
    }

    /// The best bid and ask do not say of which kind they are; the name of their stream does.
    @Override
    public List<ExchangeMessage> read(String message) {
        JsonNode root = ExchangeJson.object(message);
        JsonNode event = root.path("data").isObject() ? root.path("data") : root;
        if (root.path("stream").asString("").endsWith(QUOTES)) {
            return List.of(quoted(event));
        }
        return switch (event.path("e").asString("")) {
            case "trade" -> List.of(traded(event, "t", "t"));
            case "aggTrade" -> List.of(traded(event, "f", "l"));
            case "serverShutdown" -> List.of(new Shutdown());
            default -> List.of();
        };
    }

    private static Quoted quoted(JsonNode event) {
        Quote quote =
                new Quote(
                        Price.of(ExchangeJson.text(event, "b")),
                        Price.of(ExchangeJson.text(event, "a")));
        return new Quoted(
                ExchangeJson.text(event, "s"), ExchangeJson.integer(event, "u"), quote, false);
    }

    private static Traded traded(JsonNode event, String first, String last) {
        return new Traded(
                List.of(
                        new ExchangeTrade(
                                ExchangeJson.text(event, "s"),
                                ExchangeJson.integer(event, first),
                                ExchangeJson.integer(event, last),
                                Price.of(ExchangeJson.text(event, "p")),
                                Quantity.of(ExchangeJson.text(event, "q")),
                                TradeTime.require(
                                        Instant.ofEpochMilli(ExchangeJson.integer(event, "T"))))),
                false);
    }
}
