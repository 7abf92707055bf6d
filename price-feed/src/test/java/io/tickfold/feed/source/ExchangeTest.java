package io.tickfold.feed.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.source.ExchangePrices.Access;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExchangeTest {

    private static final Access ACCESS = new Access(URI.create("wss://localhost"), Map.of());

    @ParameterizedTest
    @CsvSource({
        "BINANCE, BTCUSDT, BTCUSDT",
        "COINBASE, BTCUSDT, BTC-USDT",
        "COINBASE, ETHUSD, ETH-USD",
        "COINBASE, SOLFDUSD, SOL-FDUSD",
        "KRAKEN, BTCUSDT, BTC/USDT",
        "KRAKEN, BTCEUR, BTC/EUR"
    })
    void hasANameForASymbol(Exchange exchange, String symbol, String name) {
        assertThat(exchange.protocol().nameOf(new Symbol(symbol))).isEqualTo(name);
    }

    @ParameterizedTest
    @EnumSource(names = {"COINBASE", "KRAKEN"})
    void aSymbolOfWhichTheCurrencyIsUnclearNeedsAName(Exchange exchange) {
        for (String symbol : List.of("BTCXYZ", "USDT")) {
            List<Symbol> symbols = List.of(new Symbol(symbol));
            assertThatThrownBy(() -> prices(exchange, ACCESS, symbols))
                    .hasMessageContaining("says what the exchange calls it");
            Access named = new Access(ACCESS.address(), Map.of(symbol, "any-thing"));
            assertThat(prices(exchange, named, symbols)).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isASourceWithItsName(Exchange exchange) {
        assertThat(prices(exchange, ACCESS, List.of(new Symbol("BTCUSDT"))).name())
                .isEqualTo(exchange.title());
    }

    @Test
    void isNotFollowedForMoreSymbolsThanAConnectionTakes() {
        List<Symbol> symbols =
                IntStream.rangeClosed(0, 500).mapToObj(i -> new Symbol("A" + i + "USDT")).toList();
        assertThatThrownBy(() -> prices(Exchange.BINANCE, ACCESS, symbols))
                .hasMessageContaining("at most 500 symbols");
    }

    private static PriceSource prices(Exchange exchange, Access access, List<Symbol> symbols) {
        return ExchangePrices.of(exchange, access, symbols, new SimpleMeterRegistry());
    }
}
