package io.tickfold.feed.source;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/// What an exchange would send, in its own words, of one symbol whose trades are numbered from 1.
enum Dialect {
    BINANCE(new BinanceProtocol(), "BTCUSDT"),
    COINBASE(new CoinbaseProtocol(), "BTC-USDT"),
    KRAKEN(new KrakenProtocol(), "BTC/USDT");

    static final int SNAPSHOT = 50;

    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
    private static final Pattern CHANNEL = Pattern.compile("\"channel\":\"(\\w+)\"");

    private final ExchangeProtocol protocol;
    private final String symbol;

    Dialect(ExchangeProtocol protocol, String symbol) {
        this.protocol = protocol;
        this.symbol = symbol;
    }

    ExchangeProtocol protocol() {
        return protocol;
    }

    String symbol() {
        return symbol;
    }

    /// The trade of a number was made that many milliseconds after noon.
    static Instant timeOf(long number) {
        return BEGIN.plusMillis(number);
    }

    /// A trade of 0.5 at a price that is its number.
    String trade(long number) {
        return switch (this) {
            case BINANCE ->
                    text(
                            """
                            {"stream":"btcusdt@trade","data":{"e":"trade","E":1,"s":"BTCUSDT",\
                            "t":#,"p":"#.00","q":"0.5","T":#,"m":true,"M":true}}\
                            """,
                            number,
                            number,
                            timeOf(number).toEpochMilli());
            case COINBASE -> match("match", number);
            case KRAKEN -> trades("update", LongStream.of(number));
        };
    }

    private static String match(String type, long number) {
        return text(
                """
                {"type":"#","trade_id":#,"maker_order_id":"a","taker_order_id":"b",\
                "side":"sell","size":"0.5","price":"#.00","product_id":"BTC-USDT",\
                "sequence":#,"time":"#"}\
                """,
                type,
                number,
                number,
                10 * number,
                timeOf(number));
    }

    private static String trades(String type, LongStream numbers) {
        return numbers.mapToObj(number ->
                        text(
                                """
                                {"symbol":"BTC/USDT","side":"buy","price":#.00,"qty":0.5,\
                                "ord_type":"limit","trade_id":#,"timestamp":"#"}\
                                """,
                                number,
                                number,
                                timeOf(number)))
                .collect(
                        joining(
                                ",",
                                "{\"channel\":\"trade\",\"type\":\"" + type + "\",\"data\":[",
                                "]}"));
    }

    /// A best bid and ask around a price that is its number.
    String quote(long number) {
        return switch (this) {
            case BINANCE ->
                    text(
                            """
                            {"stream":"btcusdt@bookTicker","data":{"u":#,"s":"BTCUSDT",\
                            "b":"#.00","B":"1","a":"#.50","A":"2"}}\
                            """,
                            number,
                            number,
                            number);
            case COINBASE ->
                    text(
                            """
                            {"type":"ticker","sequence":#,"product_id":"BTC-USDT","price":"1",\
                            "best_bid":"#.00","best_ask":"#.50","last_size":"1",\
                            "time":"#","trade_id":1}\
                            """,
                            number,
                            number,
                            number,
                            timeOf(number));
            case KRAKEN -> ticker("update", number);
        };
    }

    private static String ticker(String type, long number) {
        return text(
                """
                {"channel":"ticker","type":"#","data":[{"symbol":"BTC/USDT","bid":#.00,\
                "bid_qty":1.0,"ask":#.50,"ask_qty":2,"last":1,"volume":1,"vwap":1,"low":1,\
                "high":1,"change":0,"change_pct":-0.1,"timestamp":"#"}]}\
                """,
                type,
                number,
                number,
                timeOf(number));
    }

    /// What is sent each second, if the exchange does that.
    Optional<String> heartbeat(long lastTrade) {
        return switch (this) {
            case BINANCE -> Optional.empty();
            case COINBASE ->
                    Optional.of(
                            text(
                                    """
                                    {"type":"heartbeat","sequence":90,"last_trade_id":#,\
                                    "product_id":"BTC-USDT","time":"#"}\
                                    """,
                                    lastTrade,
                                    timeOf(lastTrade)));
            case KRAKEN -> Optional.of("{\"channel\":\"heartbeat\"}");
        };
    }

    /// The confirmation of a request, and what was traded before.
    List<String> answers(String request, long lastTrade) {
        return switch (this) {
            case BINANCE -> List.of();
            case COINBASE -> List.of(subscriptions(), match("last_match", lastTrade));
            case KRAKEN -> answersOf(channelOf(request), lastTrade);
        };
    }

    private static String subscriptions() {
        return List.of("matches", "ticker", "heartbeat").stream()
                .map(channel -> "{\"name\":\"" + channel + "\",\"product_ids\":[\"BTC-USDT\"]}")
                .collect(joining(",", "{\"type\":\"subscriptions\",\"channels\":[", "]}"));
    }

    private static String channelOf(String request) {
        return CHANNEL.matcher(request).results().findFirst().orElseThrow().group(1);
    }

    private static List<String> answersOf(String channel, long lastTrade) {
        String confirmed =
                text(
                        """
                        {"method":"subscribe","result":{"channel":"#","symbol":"BTC/USDT",\
                        "snapshot":true},"success":true,"time_in":"#","time_out":"#"}\
                        """,
                        channel,
                        BEGIN,
                        BEGIN);
        return List.of(
                confirmed,
                channel.equals("trade")
                        ? trades(
                                "snapshot",
                                LongStream.rangeClosed(
                                        Math.max(1, lastTrade - SNAPSHOT + 1), lastTrade))
                        : ticker("snapshot", lastTrade));
    }

    /// That the exchange is about to end the connection, if it ever says so.
    Optional<String> shutdown() {
        return this == BINANCE
                ? Optional.of(
                        "{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1}}")
                : Optional.empty();
    }

    /// Replaces each `#` by the next value.
    private static String text(String template, Object... values) {
        String text = template;
        for (Object value : values) {
            text = text.replaceFirst("#", String.valueOf(value));
        }
        return text;
    }
}
