package io.tickfold.feed.source;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.source.ExchangeMessage.Confirmed;
import io.tickfold.feed.source.ExchangeMessage.ExchangeTrade;
import io.tickfold.feed.source.ExchangeMessage.Heartbeat;
import io.tickfold.feed.source.ExchangeMessage.LastTrade;
import io.tickfold.feed.source.ExchangeMessage.Quoted;
import io.tickfold.feed.source.ExchangeMessage.Rejected;
import io.tickfold.feed.source.ExchangeMessage.Traded;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The public channels of Coinbase Exchange: matches, ticker and heartbeat.
///
/// Each product has a request of its own, since one that does not exist would spoil the request for
/// the others. The documentation: <https://docs.cdp.coinbase.com/exchange/websocket-feed/channels>
final class CoinbaseProtocol implements ExchangeProtocol {

    private static final Pattern UNKNOWN = Pattern.compile("(\\S+) is not a valid product");
    private static final List<String> CHANNELS = List.of("matches", "ticker", "heartbeat");

    @Override
    public String nameOf(Symbol symbol) {
        return QuoteCurrencies.separated(symbol, "-");
    }

    @Override
    public URI address(URI base, Collection<String> names) {
        return base;
    }

    @Override
    public List<Request> requests(Collection<String> names) {
        return names.stream().sorted().map(CoinbaseProtocol::request).toList();
    }

    private static Request request(String name) {
        String message =
                "{\"type\":\"subscribe\",\"product_ids\":[\""
                        + name
                        + "\"],\"channels\":[\""
                        + String.join("\",\"", CHANNELS)
                        + "\"]}";
        return new Request(
                message,
                CHANNELS.stream()
                        .map(channel -> new Subscription(channel, name))
                        .collect(toUnmodifiableSet()));
    }

    @Override
    public List<ExchangeMessage> read(String message) {
        JsonNode event = ExchangeJson.object(message);
        return switch (event.path("type").asString("")) {
            case "match" -> List.of(traded(event, false));
            case "last_match" -> List.of(traded(event, true));
            case "ticker" -> List.of(quoted(event));
            case "heartbeat" -> heartbeat(event);
            case "subscriptions" -> confirmed(event);
            case "error" -> List.of(rejected(event));
            default -> List.of();
        };
    }

    private static Traded traded(JsonNode event, boolean isSnapshot) {
        long number = ExchangeJson.integer(event, "trade_id");
        return new Traded(
                List.of(
                        new ExchangeTrade(
                                ExchangeJson.text(event, "product_id"),
                                number,
                                number,
                                Price.of(ExchangeJson.text(event, "price")),
                                Quantity.of(ExchangeJson.text(event, "size")),
                                ExchangeJson.time(event, "time"))),
                isSnapshot);
    }

    /// The sequence counts all changes of the product, so it grows with each ticker.
    private static Quoted quoted(JsonNode event) {
        Quote quote =
                new Quote(
                        Price.of(ExchangeJson.text(event, "best_bid")),
                        Price.of(ExchangeJson.text(event, "best_ask")));
        return new Quoted(
                ExchangeJson.text(event, "product_id"),
                ExchangeJson.integer(event, "sequence"),
                quote,
                false);
    }

    private static List<ExchangeMessage> heartbeat(JsonNode event) {
        return List.of(
                new Heartbeat(),
                new LastTrade(
                        ExchangeJson.text(event, "product_id"),
                        ExchangeJson.integer(event, "last_trade_id")));
    }

    /// All subscriptions of the connection, not only those of the last request.
    private static List<ExchangeMessage> confirmed(JsonNode event) {
        List<ExchangeMessage> all = new ArrayList<>();
        for (JsonNode channel : event.path("channels")) {
            for (JsonNode product : channel.path("product_ids")) {
                String name = ExchangeJson.text(channel, "name");
                all.add(new Confirmed(new Subscription(name, product.asString(""))));
            }
        }
        return all;
    }

    private static Rejected rejected(JsonNode event) {
        String reason =
                Stream.of("message", "reason")
                        .map(field -> event.path(field).asString(""))
                        .filter(text -> !text.isEmpty())
                        .reduce((message, why) -> message + ": " + why)
                        .orElse("an error without a message");
        Matcher unknown = UNKNOWN.matcher(event.path("reason").asString(""));
        return new Rejected(
                reason, unknown.matches() ? Optional.of(unknown.group(1)) : Optional.empty());
    }
}
