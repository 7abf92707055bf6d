package io.tickfold.feed.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.feed.source.ExchangeProtocol.ExchangeTrade;
import io.tickfold.feed.source.ExchangeProtocol.Leaving;
import io.tickfold.feed.source.ExchangeProtocol.Other;
import io.tickfold.feed.source.ExchangeProtocol.Traded;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class BinanceStreamTest {

    private final BinanceStream binance = new BinanceStream();

    @Test
    void subscribesInTheAddress() {
        assertThat(binance.address(URI.create("wss://host:9443"), List.of("ETHUSDT", "BTCUSDT")))
                .hasToString("wss://host:9443/stream?streams=btcusdt@trade/ethusdt@trade");
    }

    @Test
    void readsATrade() {
        assertThat(
                        binance.read(
                                """
                                {"stream":"btcusdt@trade","data":{"e":"trade","E":1,"s":"BTCUSDT",\
                                "t":12345,"p":"42350.75000000","q":"0.1","T":2,"m":true,"M":true}}
                                """))
                .isEqualTo(traded(12_345, 12_345));
    }

    @Test
    void readsTradesThatAreToldAsOne() {
        assertThat(
                        binance.read(
                                """
                                {"e":"aggTrade","s":"BTCUSDT","a":7,"p":"42350.75","q":"0.1",\
                                "f":100,"l":105,"T":2}
                                """))
                .isEqualTo(traded(100, 105));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1}}",
                "{\"e\":\"serverShutdown\",\"E\":1}"
            })
    void knowsThatTheServerLeaves(String message) {
        assertThat(binance.read(message)).isEqualTo(new Leaving());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"result\":null,\"id\":1}",
                "{\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":1,\"s\":\"BTCUSDT\"}}",
                "{\"stream\":\"x\",\"data\":{\"e\":\"blockTrade\"}}",
                "{}"
            })
    void passesWhatSaysNothingOfPrices(String message) {
        assertThat(binance.read(message)).isEqualTo(new Other());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "17",
                "{\"e\":\"trade\"}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":1.5,\"q\":\"1\",\"T\":2}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"-1\",\"q\":\"1\",\"T\":2}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"0\",\"q\":\"1\",\"T\":2}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"1e999999999\",\"q\":\"1\",\"T\":2}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":-1,\"p\":\"1\",\"q\":\"1\",\"T\":2}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1.5,\"p\":\"1\",\"q\":\"1\",\"T\":2}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":99999999999999999999,\"p\":\"1\",\"q\":\"1\",\"T\":2}",
                "{\"e\":\"trade\",\"s\":7,\"t\":1,\"p\":\"1\",\"q\":\"1\",\"T\":2}",
                "{\"e\":\"aggTrade\",\"s\":\"BTCUSDT\",\"f\":9,\"l\":8,\"p\":\"1\",\"q\":\"1\",\"T\":2}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"1\",\"q\":\"0\",\"T\":2}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"1\",\"q\":\"1\"}"
            })
    void refusesWhatItDoesNotUnderstand(String message) {
        assertThatThrownBy(() -> binance.read(message))
                .isInstanceOfAny(JacksonException.class, IllegalArgumentException.class);
    }

    /// Counted by a search in the text, which shares nothing with the code that reads it.
    @ParameterizedTest
    @ValueSource(strings = {"BINANCE.ws.1.0.txt", "BINANCE_US.ws.1.0.txt"})
    void readsWhatBinanceOnceSent(String capture) throws Exception {
        Path file = Path.of("../../shared/data/market").resolve(capture);
        assumeThat(Files.exists(file)).as("no captures are here").isTrue();
        Pattern trade = Pattern.compile("\"e\":\"aggTrade\".*?\"p\":\"([0-9.]+)\"");
        int trades = 0;
        for (String line : Files.readAllLines(file)) {
            int begin = line.indexOf(": {");
            if (begin > 0) {
                var heard = binance.read(line.substring(begin + 2));
                Matcher searched = trade.matcher(line);
                if (searched.find()) {
                    trades++;
                    assertThat(((Traded) heard).trades().getFirst().price())
                            .isEqualTo(Price.of(searched.group(1)));
                } else {
                    assertThat(heard).isEqualTo(new Other());
                }
            }
        }
        assertThat(trades).isPositive();
    }

    private static Traded traded(long first, long last) {
        return new Traded(
                List.of(
                        new ExchangeTrade(
                                "BTCUSDT",
                                first,
                                last,
                                Price.of("42350.75"),
                                Quantity.of("0.1"),
                                Instant.ofEpochMilli(2))));
    }
}
