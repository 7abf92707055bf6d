package io.tickfold.feed.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.feed.source.ExchangeMessage.ExchangeTrade;
import io.tickfold.feed.source.ExchangeMessage.Quoted;
import io.tickfold.feed.source.ExchangeMessage.Shutdown;
import io.tickfold.feed.source.ExchangeMessage.Traded;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class BinanceProtocolTest {

    private final BinanceProtocol binance = new BinanceProtocol();

    @Test
    void subscribesInTheAddress() {
        assertThat(binance.address(URI.create("wss://host:9443"), List.of("ETHUSDT", "BTCUSDT")))
                .hasToString(
                        "wss://host:9443/stream?streams=btcusdt@trade/btcusdt@bookTicker"
                                + "/ethusdt@trade/ethusdt@bookTicker");
        assertThat(binance.requests(List.of("ETHUSDT"))).isEmpty();
    }

    @Test
    void readsATrade() {
        assertThat(
                        binance.read(
                                """
                                {"stream":"btcusdt@trade","data":{"e":"trade","E":1,"s":"BTCUSDT",\
                                "t":12345,"p":"42350.75000000","q":"0.1","T":1772366400123,"m":true,"M":true}}
                                """))
                .containsExactly(traded(12_345, 12_345));
    }

    @Test
    void readsTradesThatAreToldAsOne() {
        assertThat(
                        binance.read(
                                """
                                {"e":"aggTrade","s":"BTCUSDT","a":7,"p":"42350.75","q":"0.1",\
                                "f":100,"l":105,"T":1772366400123}
                                """))
                .containsExactly(traded(100, 105));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1}}",
                "{\"e\":\"serverShutdown\",\"E\":1}"
            })
    void knowsThatTheServerLeaves(String message) {
        assertThat(binance.read(message)).containsExactly(new Shutdown());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"result\":null,\"id\":1}",
                "{\"stream\":\"x\",\"data\":{\"e\":\"kline\",\"k\":{\"c\":\"1.00\"}}}",
                "{\"stream\":\"x\",\"data\":{\"e\":\"blockTrade\"}}",
                "{}"
            })
    void passesWhatSaysNothingOfPrices(String message) {
        assertThat(binance.read(message)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "17",
                "{\"e\":\"trade\"}",
                "{\"stream\":\"x@bookTicker\",\"data\":{\"u\":1,\"s\":\"X\",\"b\":\"0.0\",\"a\":\"1\"}}",
                "{\"stream\":\"x@bookTicker\",\"data\":{\"u\":1,\"s\":\"X\",\"b\":\"2\",\"a\":\"1\"}}",
                "{\"stream\":\"x@bookTicker\",\"data\":{\"s\":\"X\",\"b\":\"1\",\"a\":\"2\"}}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":1.5,\"q\":\"1\",\"T\":1772366400123}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"-1\",\"q\":\"1\",\"T\":1772366400123}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"0\",\"q\":\"1\",\"T\":1772366400123}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"1e999999999\",\"q\":\"1\",\"T\":1772366400123}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":-1,\"p\":\"1\",\"q\":\"1\",\"T\":1772366400123}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1.5,\"p\":\"1\",\"q\":\"1\",\"T\":1772366400123}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":99999999999999999999,\"p\":\"1\",\"q\":\"1\",\"T\":1772366400123}",
                "{\"e\":\"trade\",\"s\":7,\"t\":1,\"p\":\"1\",\"q\":\"1\",\"T\":1772366400123}",
                "{\"e\":\"aggTrade\",\"s\":\"BTCUSDT\",\"f\":9,\"l\":8,\"p\":\"1\",\"q\":\"1\",\"T\":1772366400123}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"1\",\"q\":\"0\",\"T\":1772366400123}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"1\",\"q\":\"1\"}"
            })
    void refusesWhatItDoesNotUnderstand(String message) {
        assertThatThrownBy(() -> binance.read(message))
                .isInstanceOfAny(JacksonException.class, IllegalArgumentException.class);
    }

    @Test
    void readsTheBestBidAndAskByTheNameOfTheStream() {
        assertThat(
                        binance.read(
                                """
                                {"stream":"btcusdt@bookTicker","data":{"u":400900217,"s":"BTCUSDT",\
                                "b":"42350.50000000","B":"31.21","a":"42350.75","A":"40.66"}}
                                """))
                .containsExactly(
                        new Quoted(
                                "BTCUSDT",
                                400_900_217,
                                new Quote(Price.of("42350.50"), Price.of("42350.75")),
                                false));
    }

    private static Traded traded(long first, long last) {
        ExchangeTrade trade =
                new ExchangeTrade(
                        "BTCUSDT",
                        first,
                        last,
                        Price.of("42350.75"),
                        Quantity.of("0.1"),
                        Instant.ofEpochMilli(1_772_366_400_123L));
        return new Traded(List.of(trade), false);
    }
}
