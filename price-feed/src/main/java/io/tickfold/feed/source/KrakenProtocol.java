package io.tickfold.feed.source;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.source.ExchangeMessage.Confirmed;
import io.tickfold.feed.source.ExchangeMessage.ExchangeTrade;
import io.tickfold.feed.source.ExchangeMessage.Heartbeat;
import io.tickfold.feed.source.ExchangeMessage.Quoted;
import io.tickfold.feed.source.ExchangeMessage.Rejected;
import io.tickfold.feed.source.ExchangeMessage.Traded;
import io.tickfold.feed.source.ExchangeMessage.Unreadable;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Kraken's channels of trades and of the best bid and ask, version 2.
///
/// The documentation: <https://docs.kraken.com/api/docs/websocket-v2/trade>
final class KrakenProtocol implements ExchangeProtocol {

    private static final String TRADES = "trade";
    private static final String QUOTES = "ticker";

    @Override
    public String nameOf(Symbol symbol) {
        return QuoteCurrencies.separated(symbol, "/");
    }

    @Override
    public URI address(URI base, Collection<String> names) {
        return URI.create(base + "/v2");
    }

    @Override
    public List<Request> requests(Collection<String> names) {
        return List.of(
                request(TRADES, names, ""), request(QUOTES, names, ",\"event_trigger\":\"bbo\""));
    }

    private static Request request(String channel, Collection<String> names, String more) {
        String message =
                names.stream()
                        .sorted()
                        .collect(
                                Collectors.joining(
                                        "\",\"",
                                        "{\"method\":\"subscribe\",\"params\":{\"channel\":\""
                                                + channel
                                                + "\",\"symbol\":[\"",
                                        "\"],\"snapshot\":true" + more + "}}"));
        return new Request(
                message,
                names.stream()
                        .map(name -> new Subscription(channel, name))
                        .collect(toUnmodifiableSet()));
    }

    @Override
    public List<ExchangeMessage> read(String message) {
        JsonNode event = ExchangeJson.object(message);
        if (event.path("method").asString("").equals("subscribe")) {
            return List.of(answer(event));
        }
        return switch (event.path("channel").asString("")) {
            case TRADES -> traded(event);
            case QUOTES -> quoted(event);
            case "heartbeat" -> List.of(new Heartbeat());
            default -> List.of();
        };
    }

    private static ExchangeMessage answer(JsonNode event) {
        if (event.path("success").asBoolean(false)) {
            JsonNode result = event.path("result");
            String name = ExchangeJson.text(result, "symbol");
            return new Confirmed(new Subscription(ExchangeJson.text(result, "channel"), name));
        }
        JsonNode name = event.path("symbol");
        return new Rejected(
                event.path("error").asString("an error without a message"),
                name.isString() ? Optional.of(name.asString()) : Optional.empty());
    }

    /// What is wrong with one trade spoils none of the others.
    private static List<ExchangeMessage> traded(JsonNode event) {
        List<ExchangeMessage> all = new ArrayList<>();
        List<ExchangeTrade> trades = new ArrayList<>();
        for (JsonNode each : event.path("data")) {
            read(each, KrakenProtocol::trade, all).ifPresent(trades::add);
        }
        all.add(new Traded(List.copyOf(trades), isSnapshot(event)));
        return all;
    }

    private static List<ExchangeMessage> quoted(JsonNode event) {
        List<ExchangeMessage> all = new ArrayList<>();
        for (JsonNode each : event.path("data")) {
            read(each, data -> quote(data, isSnapshot(event)), all).ifPresent(all::add);
        }
        return all;
    }

    private static <T> Optional<T> read(
            JsonNode data, Function<JsonNode, T> reader, List<ExchangeMessage> all) {
        try {
            return Optional.of(reader.apply(data));
        } catch (IllegalArgumentException e) {
            all.add(new Unreadable(String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private static boolean isSnapshot(JsonNode event) {
        return event.path("type").asString("").equals("snapshot");
    }

    private static ExchangeTrade trade(JsonNode data) {
        long number = ExchangeJson.integer(data, "trade_id");
        return new ExchangeTrade(
                ExchangeJson.text(data, "symbol"),
                number,
                number,
                new Price(ExchangeJson.decimal(data, "price")),
                new Quantity(ExchangeJson.decimal(data, "qty")),
                ExchangeJson.time(data, "timestamp"));
    }

    /// Quotes have no number; their times grow, where they have one.
    private static Quoted quote(JsonNode data, boolean isSnapshot) {
        Quote quote =
                new Quote(
                        new Price(ExchangeJson.decimal(data, "bid")),
                        new Price(ExchangeJson.decimal(data, "ask")));
        Instant time = data.has("timestamp") ? ExchangeJson.time(data, "timestamp") : Instant.EPOCH;
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
        return new Quoted(ExchangeJson.text(data, "symbol"), micros, quote, isSnapshot);
    }
}
