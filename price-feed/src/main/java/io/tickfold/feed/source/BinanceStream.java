package io.tickfold.feed.source;

import io.tickfold.contract.value.Ascii;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Binance's combined streams of trades, which the address subscribes to.
///
/// Its documentation:
/// <https://github.com/binance/binance-spot-api-docs/blob/master/web-socket-streams.md>
final class BinanceStream implements ExchangeProtocol {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public URI address(URI base, Collection<String> names) {
        return URI.create(
                names.stream()
                        .map(name -> Ascii.lower(name) + "@trade")
                        .sorted()
                        .collect(Collectors.joining("/", base + "/stream?streams=", "")));
    }

    /// Some events, such as the best bid and ask, do not say of which kind they are.
    @Override
    public Heard read(String message) {
        JsonNode root = JSON.readTree(message);
        JsonNode event = root.path("data").isObject() ? root.path("data") : root;
        if (!event.isObject()) {
            throw new IllegalArgumentException("an event is an object");
        }
        return switch (event.path("e").asString("")) {
            case "trade" -> traded(event, "t", "t");
            case "aggTrade" -> traded(event, "f", "l");
            case "serverShutdown" -> new Leaving();
            default -> new Other();
        };
    }

    private static Traded traded(JsonNode event, String first, String last) {
        return new Traded(
                List.of(
                        new ExchangeTrade(
                                text(event, "s"),
                                number(event, first),
                                number(event, last),
                                Price.of(text(event, "p")),
                                Quantity.of(text(event, "q")),
                                Instant.ofEpochMilli(number(event, "T")))));
    }

    private static String text(JsonNode event, String field) {
        JsonNode value = event.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException("the text " + field + " is missing");
        }
        return value.asString();
    }

    private static long number(JsonNode event, String field) {
        JsonNode value = event.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("the number " + field + " is missing");
        }
        return value.longValue();
    }
}
