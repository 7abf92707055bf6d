package io.tickfold.feed;

import static io.tickfold.feed.Ticks.BTC;
import static io.tickfold.feed.Ticks.ETH;
import static io.tickfold.feed.Ticks.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.quote.SourcedQuote;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TickMakerTest {

    private static final Instant START = NOON.plusNanos(999_999);
    private static final long EPOCH = NOON.getEpochSecond() * 1_000_000 + 999;
    private static final long LARGEST_EXACT_IN_JSON = 1L << 53;

    @Test
    void publishesAQuoteWithItsSource() {
        SourcedQuote quote = Ticks.quote(BTC, "42350.75");
        assertThat(maker().tick(quote))
                .isEqualTo(
                        new PriceTick(
                                BTC,
                                new Quote(Price.of("42138.99"), Price.of("42562.51")),
                                Price.of("42350.75"),
                                new FeedPosition(EPOCH, 1),
                                NOON,
                                Optional.of(Ticks.SOURCE)));
    }

    @Test
    void countsEachSymbolFromItsLastTick() {
        TickMaker maker = maker(Ticks.tick(BTC, 7, 41, "42000.00"));
        assertThat(position(maker, BTC)).isEqualTo(new FeedPosition(EPOCH, 42));
        assertThat(position(maker, BTC)).isEqualTo(new FeedPosition(EPOCH, 43));
        assertThat(position(maker, ETH)).isEqualTo(new FeedPosition(EPOCH, 1));
    }

    @Test
    void epochIsGreaterThanEveryEpochBefore() {
        long ahead = EPOCH + 1_000;
        TickMaker maker =
                maker(Ticks.tick(BTC, ahead, 1, "1.00"), Ticks.tick(ETH, ahead - 1, 9, "1.00"));
        assertThat(maker.epoch()).isEqualTo(ahead + 1);
    }

    @Test
    void feedsThatStartInOneMillisecondHaveEpochsOfTheirOwn() {
        long later = maker(START.plusNanos(1_000)).epoch();
        assertThat(later).isGreaterThan(maker(START).epoch()).isLessThan(LARGEST_EXACT_IN_JSON);
    }

    @Test
    void goesOnFromTheGreatestPositionWhereverItStands() {
        FeedHistory history =
                FeedHistory.of(
                        List.of(
                                Ticks.tick(BTC, 5, 3, "11.00"),
                                Ticks.tick(BTC, 5, 4, "12.00"),
                                Ticks.tick(BTC, 4, 900, "13.00")));
        assertThat(history.lastSequence(BTC)).isEqualTo(4);
        assertThat(history.lastPrices()).containsEntry(BTC, Price.of("12.00"));
    }

    private static FeedPosition position(TickMaker maker, Symbol symbol) {
        return maker.tick(Ticks.quote(symbol, "2250.00")).position();
    }

    private static TickMaker maker(PriceTick... history) {
        return maker(START, history);
    }

    private static TickMaker maker(Instant start, PriceTick... history) {
        return new TickMaker(FeedHistory.of(List.of(history)), InstantSource.fixed(start));
    }
}
