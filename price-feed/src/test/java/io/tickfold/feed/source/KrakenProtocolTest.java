package io.tickfold.feed.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.feed.source.ExchangeMessage.Confirmed;
import io.tickfold.feed.source.ExchangeMessage.ExchangeTrade;
import io.tickfold.feed.source.ExchangeMessage.Heartbeat;
import io.tickfold.feed.source.ExchangeMessage.Quoted;
import io.tickfold.feed.source.ExchangeMessage.Rejected;
import io.tickfold.feed.source.ExchangeMessage.Traded;
import io.tickfold.feed.source.ExchangeMessage.Unreadable;
import io.tickfold.feed.source.ExchangeProtocol.Request;
import io.tickfold.feed.source.ExchangeProtocol.Subscription;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class KrakenProtocolTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.000001Z");

    private final KrakenProtocol kraken = new KrakenProtocol();

    @Test
    void asksForAllSymbolsByChannel() {
        List<String> names = List.of("ETH/USD", "BTC/USD");
        assertThat(kraken.address(URI.create("wss://ws.kraken.com"), names))
                .hasToString("wss://ws.kraken.com/v2");
        assertThat(kraken.requests(names))
                .containsExactly(
                        new Request(
                                "{\"method\":\"subscribe\",\"params\":{\"channel\":\"trade\","
                                        + "\"symbol\":[\"BTC/USD\",\"ETH/USD\"],\"snapshot\":true}}",
                                subscriptions("trade")),
                        new Request(
                                "{\"method\":\"subscribe\",\"params\":{\"channel\":\"ticker\","
                                        + "\"symbol\":[\"BTC/USD\",\"ETH/USD\"],\"snapshot\":true,"
                                        + "\"event_trigger\":\"bbo\"}}",
                                subscriptions("ticker")));
    }

    private static Set<Subscription> subscriptions(String channel) {
        return Set.of(new Subscription(channel, "BTC/USD"), new Subscription(channel, "ETH/USD"));
    }

    /// As a binary fraction, the price would be another one.
    @Test
    void readsTradesWithExactNumbers() {
        assertThat(
                        kraken.read(
                                """
                                {"channel":"trade","type":"update","data":[\
                                {"symbol":"BTC/USD","side":"buy","price":123456789012345.123456789,\
                                "qty":2.7625e-4,"ord_type":"limit","trade_id":17,\
                                "timestamp":"2026-03-01T12:00:00.000001Z"},\
                                {"symbol":"BTC/USD","side":"sell","price":105944,"qty":1,\
                                "trade_id":18,"timestamp":"2026-03-01T12:00:00.000001Z"}]}\
                                """))
                .containsExactly(
                        new Traded(
                                List.of(
                                        trade(17, "123456789012345.123456789", "0.00027625"),
                                        trade(18, "105944", "1")),
                                false));
    }

    private static ExchangeTrade trade(long number, String price, String quantity) {
        return new ExchangeTrade(
                "BTC/USD", number, number, Price.of(price), Quantity.of(quantity), NOON);
    }

    @Test
    void aTradeThatIsNotUnderstoodSpoilsNoneOfTheOthers() {
        assertThat(
                        kraken.read(
                                """
                                {"channel":"trade","type":"snapshot","data":[\
                                {"symbol":"BTC/USD","price":1,"qty":0,"trade_id":16,\
                                "timestamp":"2026-03-01T12:00:00.000001Z"},\
                                {"symbol":"BTC/USD","price":1.5,"qty":1,"trade_id":17,\
                                "timestamp":"2026-03-01T12:00:00.000001Z"}]}\
                                """))
                .containsExactly(
                        new Unreadable("number must be greater than 0"),
                        new Traded(List.of(trade(17, "1.50", "1")), true));
    }

    @Test
    void readsTheBestBidAndAsk() {
        Quote quote = new Quote(Price.of("42350.10"), Price.of("42350.20"));
        assertThat(kraken.read(ticker(",\"timestamp\":\"2026-03-01T12:00:00.000001Z\"")))
                .containsExactly(new Quoted("BTC/USD", 1_772_366_400_000_001L, quote, false));
        assertThat(kraken.read(ticker(""))).containsExactly(new Quoted("BTC/USD", 0, quote, false));
    }

    private static String ticker(String more) {
        return "{\"channel\":\"ticker\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USD\","
                + "\"bid\":42350.1,\"bid_qty\":1.0,\"ask\":42350.2,\"ask_qty\":2.0"
                + more
                + "}]}";
    }

    @Test
    void readsAConfirmation() {
        assertThat(
                        kraken.read(
                                """
                                {"method":"subscribe","result":{"channel":"ticker",\
                                "event_trigger":"bbo","snapshot":true,"symbol":"BTC/USD"},\
                                "success":true,"time_in":"2026-03-01T12:00:00Z"}\
                                """))
                .containsExactly(new Confirmed(new Subscription("ticker", "BTC/USD")));
    }

    @ParameterizedTest
    @CsvSource({
        "',\"symbol\":\"FOO/BAR\"', FOO/BAR",
        "'', ",
    })
    void readsARejection(String symbol, String name) {
        assertThat(
                        kraken.read(
                                "{\"error\":\"Currency pair not supported FOO/BAR\",\"method\":"
                                        + "\"subscribe\",\"success\":false"
                                        + symbol
                                        + "}"))
                .containsExactly(
                        new Rejected(
                                "Currency pair not supported FOO/BAR", Optional.ofNullable(name)));
    }

    @Test
    void readsAHeartbeat() {
        assertThat(kraken.read("{\"channel\":\"heartbeat\"}")).containsExactly(new Heartbeat());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"method\":\"pong\"}",
                "{\"channel\":\"status\",\"type\":\"update\",\"data\":[{\"system\":\"online\"}]}",
                "{\"channel\":\"book\",\"data\":[{}]}"
            })
    void passesWhatSaysNothingOfPrices(String message) {
        assertThat(kraken.read(message)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"method\":\"subscribe\",\"success\":true}"})
    void refusesWhatItDoesNotUnderstand(String message) {
        assertThatThrownBy(() -> kraken.read(message))
                .isInstanceOfAny(JacksonException.class, IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"bid\":\"1\",\"ask\":2",
                "\"bid\":0,\"ask\":2",
                "\"bid\":3,\"ask\":2",
                "\"bid\":1e999999999,\"ask\":2",
                "\"bid\":1,\"ask\":2,\"timestamp\":\"now\""
            })
    void countsAQuoteThatIsNone(String values) {
        assertThat(
                        kraken.read(
                                "{\"channel\":\"ticker\",\"data\":[{\"symbol\":\"BTC/USD\","
                                        + values
                                        + "}]}"))
                .singleElement()
                .isInstanceOf(Unreadable.class);
    }
}
