package io.tickfold.feed.source;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Symbol;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads the lines of a recording in JSON, and numbers the trades that have no number: each has the
/// one after that of its symbol's last trade, so that a file of several symbols leaves no gaps.
final class JsonTrades {

    /// More symbols than a feed has rules for.
    static final int MOST_SYMBOLS = 10_000;

    private static final Quantity ONE = Quantity.of("1");
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .build();

    private final Map<Symbol, Long> numbers = new HashMap<>();

    private record JsonTrade(
            Symbol symbol,
            Price price,
            Optional<Quantity> quantity,
            Optional<Long> number,
            Instant time) {}

    /// @throws IllegalArgumentException if it is no trade, or one of too many symbols
    /// @throws tools.jackson.core.JacksonException if it is no trade
    Trade read(String line) {
        JsonTrade read = JSON.readValue(line, JsonTrade.class);
        long last = numbers.getOrDefault(read.symbol(), 0L);
        Trade trade =
                new Trade(
                        read.symbol(),
                        read.number().orElse(last + 1),
                        read.price(),
                        read.quantity().orElse(ONE),
                        TradeTime.require(read.time()));
        if (numbers.size() >= MOST_SYMBOLS && !numbers.containsKey(read.symbol())) {
            throw new IllegalArgumentException("a recording has at most 10,000 symbols");
        }
        numbers.put(read.symbol(), trade.number());
        return trade;
    }
}
