package io.tickfold.feed;

import static io.tickfold.feed.OtherFeeds.SILENCE;
import static io.tickfold.feed.Ticks.BTC;
import static io.tickfold.feed.Ticks.ETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OtherFeedsTest {

    private static final Duration A_MOMENT = Duration.ofNanos(1);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE);
    private final OtherFeeds others = new OtherFeeds(Ticks.RULES, now::get);
    private final TickMaker ticks =
            new TickMaker(FeedHistory.of(List.of()), InstantSource.fixed(Ticks.NOON));
    private final long epoch = ticks.epoch();

    @Test
    void aSingleTickInAGreaterEpochIsPassedAfterAWhile() {
        publish(BTC);
        saw(BTC, new FeedPosition(epoch + 9, 1));
        after(SILENCE);
        assertThat(silent()).isEmpty();
        after(A_MOMENT);
        assertThat(silent()).hasValue(epoch + 9);
        ticks.passEpoch(epoch + 9);
        assertThat(publish(BTC)).isEqualTo(new FeedPosition(epoch + 10, 2));
        assertThat(silent()).isEmpty();
    }

    @Test
    void soIsASequenceThatThisFeedHasNotReached() {
        publish(BTC);
        saw(BTC, new FeedPosition(epoch, 1_000));
        after(SILENCE.plus(A_MOMENT));
        assertThat(silent()).hasValue(epoch);
    }

    @Test
    void aFeedThatIsReplacedLeavesItsSymbolsToTheOneThatGoesOn() {
        publish(BTC);
        for (int sequence = 1; sequence <= 10; sequence++) {
            saw(BTC, new FeedPosition(epoch + 9, sequence));
            after(SILENCE);
            assertThat(silent()).isEmpty();
        }
    }

    @Test
    void nothingElseIsPassed() {
        saw(BTC, publish(BTC));
        saw(BTC, new FeedPosition(epoch - 1, 1_000));
        saw(ETH, new FeedPosition(epoch + 9, 1));
        saw(new Symbol("DOGEUSDT"), new FeedPosition(epoch + 9, 1));
        after(SILENCE.plus(A_MOMENT));
        assertThat(silent()).isEmpty();
    }

    @Test
    void aFeedThatIsPassedIsQuietUntilTheOtherIs() {
        publish(BTC);
        assertThat(othersPublish(BTC)).isFalse();
        saw(BTC, new FeedPosition(epoch + 9, 1));
        assertThat(othersPublish(BTC)).isTrue();
        assertThat(othersPublish(ETH)).isFalse();
        after(SILENCE.plus(A_MOMENT));
        assertThat(othersPublish(BTC)).isFalse();
    }

    @Test
    void aFeedIsAliveAsLongAsItPublishesAnySymbol() {
        publish(BTC);
        publish(ETH);
        saw(BTC, new FeedPosition(epoch + 9, 1));
        after(SILENCE);
        saw(ETH, new FeedPosition(epoch + 9, 1));
        after(SILENCE);
        assertThat(silent()).isEmpty();
        assertThat(othersPublish(BTC)).isTrue();
        after(A_MOMENT);
        assertThat(silent()).hasValue(epoch + 9);
    }

    @Test
    void whoeverCouldNotLookDoesNotTakeOthersForSilent() {
        publish(BTC);
        saw(BTC, new FeedPosition(epoch + 9, 1));
        now.addAndGet(SILENCE.multipliedBy(2).toNanos());
        assertThat(silent()).isEmpty();
        saw(BTC, new FeedPosition(epoch + 9, 2));
        others.looked();
        assertThat(silent()).isEmpty();
    }

    @Test
    void ticksThatNoEngineTakesCountForNothing() {
        publish(BTC);
        PriceTick tick = Ticks.tick(BTC, epoch + 9, 1, "42000.00");
        others.saw(tick, Ticks.NOON.plus(Ticks.RULES.limits().tickDelay()).plusMillis(1));
        Quote crossed = new Quote(Price.of("42100.00"), Price.of("41900.00"));
        others.saw(
                new PriceTick(BTC, crossed, tick.last(), tick.position(), Ticks.NOON), Ticks.NOON);
        assertThat(othersPublish(BTC)).isFalse();
        others.saw(tick, Ticks.NOON);
        assertThat(othersPublish(BTC)).isTrue();
    }

    @Test
    void continuesAtThePricesOfAnotherFeedButNotOfASingleTick() {
        saw(BTC, new FeedPosition(epoch + 9, 1));
        assertThat(others.lastPrices()).isEmpty();
        saw(BTC, new FeedPosition(epoch + 9, 2));
        assertThat(others.lastPrices()).containsExactly(entry(BTC, Price.of("42002.00")));
        saw(BTC, new FeedPosition(epoch + 8, 3));
        assertThat(others.lastPrices()).containsExactly(entry(BTC, Price.of("42002.00")));
        saw(BTC, new FeedPosition(epoch + 10, 1));
        assertThat(others.lastPrices()).isEmpty();
    }

    private void saw(Symbol symbol, FeedPosition position) {
        String price = 42_000 + position.sequence() + ".00";
        others.saw(Ticks.tick(symbol, position.epoch(), position.sequence(), price), Ticks.NOON);
    }

    private boolean othersPublish(Symbol symbol) {
        return others.arePublishing(symbol, ticks::isPassedBy);
    }

    private FeedPosition publish(Symbol symbol) {
        return ticks.tick(Ticks.quote(symbol, "2250.00")).position();
    }

    private OptionalLong silent() {
        return others.silentEpoch(ticks::isPassedBy);
    }

    private void after(Duration time) {
        now.addAndGet(time.toNanos());
        others.looked();
    }
}
