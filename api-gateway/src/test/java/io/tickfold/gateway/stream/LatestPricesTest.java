package io.tickfold.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.market.CurrentPrice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatestPricesTest {

    private static final Duration NOW = Duration.ZERO;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LatestPrices all = new LatestPrices(Set.of());

    private static CurrentPrice price(String symbol, int bid) {
        Quote quote = new Quote(Price.of(bid + ".00"), Price.of((bid + 1) + ".00"));
        return price(symbol, quote, false);
    }

    private static CurrentPrice price(String symbol, Quote quote, boolean isStale) {
        return new CurrentPrice(
                new Symbol(symbol),
                quote,
                Instant.parse("2026-03-01T12:00:00Z"),
                isStale,
                Optional.empty());
    }

    @Test
    void keepsOnlyTheLatestOfEachSymbol() {
        for (int bid = 1; bid <= 1_000; bid++) {
            all.accept(price("BTCUSDT", bid));
            all.accept(price("ETHUSDT", bid + 1));
        }
        assertThat(all.take(NOW)).containsExactly(price("BTCUSDT", 1_000), price("ETHUSDT", 1_001));
        assertThat(all.take(NOW)).isEmpty();
    }

    @Test
    void beginsWithCurrentPricesButKeepsNewerOnes() {
        all.accept(price("BTCUSDT", 2));
        all.begin(List.of(price("BTCUSDT", 1), price("ETHUSDT", 1)));
        assertThat(all.take(NOW)).containsExactly(price("BTCUSDT", 2), price("ETHUSDT", 1));
    }

    @Test
    void leavesOutWhatTheClientHasAlready() {
        all.begin(List.of(price("BTCUSDT", 1)));
        assertThat(all.take(NOW)).containsExactly(price("BTCUSDT", 1));
        all.accept(price("BTCUSDT", 1));
        assertThat(all.take(NOW)).isEmpty();
        all.accept(price("BTCUSDT", 2));
        assertThat(all.take(NOW)).containsExactly(price("BTCUSDT", 2));
        all.accept(price("BTCUSDT", 1));
        assertThat(all.take(NOW)).containsExactly(price("BTCUSDT", 1));
    }

    @Test
    void handsOnThatAPriceIsStaleAndThatItIsNoLonger() {
        CurrentPrice fresh = price("BTCUSDT", 1);
        CurrentPrice stale = price("BTCUSDT", fresh.quote(), true);
        all.begin(List.of(fresh));
        assertThat(all.take(NOW)).containsExactly(fresh);
        all.accept(stale);
        assertThat(all.take(NOW)).containsExactly(stale);
        all.accept(fresh);
        assertThat(all.take(NOW)).containsExactly(fresh);
    }

    @Test
    void forgetsAPriceThatHasGoneBackToWhatTheClientHas() {
        all.accept(price("BTCUSDT", 1));
        assertThat(all.take(NOW)).hasSize(1);
        all.accept(price("BTCUSDT", 2));
        all.accept(price("BTCUSDT", 1));
        assertThat(all.take(NOW)).isEmpty();
    }

    @Test
    void takesInOnlyTheSymbolsThatAreWanted() {
        LatestPrices some = new LatestPrices(Set.of(new Symbol("ETHUSDT")));
        some.begin(List.of(price("BTCUSDT", 1), price("SOLUSDT", 1)));
        some.accept(price("BTCUSDT", 2));
        assertThat(some.take(NOW)).isEmpty();
        some.accept(price("ETHUSDT", 1));
        assertThat(some.take(NOW)).containsExactly(price("ETHUSDT", 1));
    }

    @Test
    void wakesTheStreamForAPrice() throws Exception {
        CompletableFuture<List<CurrentPrice>> next =
                CompletableFuture.supplyAsync(() -> all.take(PATIENCE));
        all.accept(price("BTCUSDT", 1));
        assertThat(next.get(10, TimeUnit.SECONDS)).containsExactly(price("BTCUSDT", 1));
    }

    @Test
    void handsNothingOutOnceItHasEnded() throws Exception {
        CompletableFuture<List<CurrentPrice>> next =
                CompletableFuture.supplyAsync(() -> all.take(PATIENCE));
        all.end();
        all.accept(price("BTCUSDT", 1));
        assertThat(next.get(10, TimeUnit.SECONDS)).isEmpty();
        assertThat(all.take(PATIENCE)).isEmpty();
        assertThat(all.isEnded()).isTrue();
    }
}
