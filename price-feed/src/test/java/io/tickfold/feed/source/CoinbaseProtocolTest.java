package io.tickfold.feed.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.feed.source.ExchangeMessage.Confirmed;
import io.tickfold.feed.source.ExchangeMessage.ExchangeTrade;
import io.tickfold.feed.source.ExchangeMessage.Heartbeat;
import io.tickfold.feed.source.ExchangeMessage.LastTrade;
import io.tickfold.feed.source.ExchangeMessage.Quoted;
import io.tickfold.feed.source.ExchangeMessage.Rejected;
import io.tickfold.feed.source.ExchangeMessage.Traded;
import io.tickfold.feed.source.ExchangeProtocol.Request;
import io.tickfold.feed.source.ExchangeProtocol.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class CoinbaseProtocolTest {

    private static final String MATCH =
            """
            {"type":"match","trade_id":17,"maker_order_id":"a","taker_order_id":"b","side":"buy",\
            "size":"0.10000000","price":"42350.75","product_id":"BTC-USD","sequence":99,\
            "time":"2026-03-01T12:00:00.123456Z"}\
            """;

    private final CoinbaseProtocol coinbase = new CoinbaseProtocol();

    @Test
    void asksForEachProductByItself() {
        assertThat(coinbase.requests(List.of("ETH-USD", "BTC-USD")))
                .containsExactly(request("BTC-USD"), request("ETH-USD"));
    }

    private static Request request(String name) {
        return new Request(
                "{\"type\":\"subscribe\",\"product_ids\":[\""
                        + name
                        + "\"],\"channels\":[\"matches\",\"ticker\",\"heartbeat\"]}",
                Set.of(
                        new Subscription("matches", name),
                        new Subscription("ticker", name),
                        new Subscription("heartbeat", name)));
    }

    @Test
    void readsAMatch() {
        assertThat(coinbase.read(MATCH)).containsExactly(traded(false));
    }

    @Test
    void readsTheLastMatchBeforeTheSubscription() {
        assertThat(coinbase.read(MATCH.replace("\"match\"", "\"last_match\"")))
                .containsExactly(traded(true));
    }

    private static Traded traded(boolean isSnapshot) {
        ExchangeTrade trade =
                new ExchangeTrade(
                        "BTC-USD",
                        17,
                        17,
                        Price.of("42350.75"),
                        Quantity.of("0.1"),
                        Instant.parse("2026-03-01T12:00:00.123456Z"));
        return new Traded(List.of(trade), isSnapshot);
    }

    @Test
    void readsTheBestBidAndAsk() {
        assertThat(
                        coinbase.read(
                                """
                                {"type":"ticker","sequence":37475248783,"product_id":"BTC-USD",\
                                "price":"1","open_24h":"1","best_bid":"42350.50",\
                                "best_bid_size":"1","best_ask":"42350.75","trade_id":17}\
                                """))
                .containsExactly(
                        new Quoted(
                                "BTC-USD",
                                37_475_248_783L,
                                new Quote(Price.of("42350.50"), Price.of("42350.75")),
                                false));
    }

    @Test
    void readsTheLastTradeOfAHeartbeat() {
        assertThat(
                        coinbase.read(
                                """
                                {"type":"heartbeat","sequence":90,"last_trade_id":20,\
                                "product_id":"BTC-USD","time":"2026-03-01T12:00:00Z"}\
                                """))
                .containsExactly(new Heartbeat(), new LastTrade("BTC-USD", 20));
    }

    @Test
    void readsWhatIsSubscribed() {
        assertThat(
                        coinbase.read(
                                """
                                {"type":"subscriptions","channels":[\
                                {"name":"matches","product_ids":["BTC-USD","ETH-USD"]},\
                                {"name":"heartbeat","product_ids":["BTC-USD"]}]}\
                                """))
                .containsExactly(
                        new Confirmed(new Subscription("matches", "BTC-USD")),
                        new Confirmed(new Subscription("matches", "ETH-USD")),
                        new Confirmed(new Subscription("heartbeat", "BTC-USD")));
    }

    @ParameterizedTest
    @CsvSource({
        "DOGE-USD is not a valid product, DOGE-USD",
        "too many requests, ",
    })
    void readsAnError(String reason, String name) {
        assertThat(
                        coinbase.read(
                                "{\"type\":\"error\",\"message\":\"Failed to subscribe\",\"reason\":\""
                                        + reason
                                        + "\"}"))
                .containsExactly(
                        new Rejected("Failed to subscribe: " + reason, Optional.ofNullable(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"type\":\"l2update\"}", "{\"type\":\"news\",\"price\":1}"})
    void passesWhatSaysNothingOfPrices(String message) {
        assertThat(coinbase.read(message)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"type\":\"match\"}",
                "{\"type\":\"heartbeat\"}",
                "{\"type\":\"ticker\",\"sequence\":1,\"product_id\":\"A\",\"best_bid\":\"0\",\"best_ask\":\"1\"}"
            })
    void refusesWhatItDoesNotUnderstand(String message) {
        assertRefused(message);
    }

    @ParameterizedTest
    @CsvSource({
        "\"42350.75\", 42350.75",
        "\"42350.75\", \"NaN\"",
        "\"0.10000000\", \"0\"",
        "\"0.10000000\", \"1e99\"",
        "\"2026-03-01T12:00:00.123456Z\", \"today\"",
        "\"2026-03-01T12:00:00.123456Z\", \"1026-03-01T12:00:00Z\"",
        "17, -17",
        "17, \"17\"",
    })
    void refusesAMatchWithAFault(String right, String wrong) {
        assertRefused(MATCH.replace(right, wrong));
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> coinbase.read(message))
                .isInstanceOfAny(JacksonException.class, IllegalArgumentException.class);
    }
}
