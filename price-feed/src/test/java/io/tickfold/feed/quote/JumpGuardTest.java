package io.tickfold.feed.quote;

import static io.tickfold.feed.quote.JumpGuard.MEMORY;
import static io.tickfold.feed.quote.JumpGuard.PATIENCE;
import static io.tickfold.feed.quote.JumpGuard.PERSISTENCE;
import static io.tickfold.feed.quote.Quotes.A;
import static io.tickfold.feed.quote.Quotes.B;
import static io.tickfold.feed.quote.Quotes.BTC;
import static io.tickfold.feed.quote.Quotes.at;
import static io.tickfold.feed.quote.Quotes.quote;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.Percent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// At most 5 % at once, from a bid of 1,000.
class JumpGuardTest {

    private final JumpGuard guard = new JumpGuard(Percent.of("5"));
    private long now;

    @BeforeEach
    void quoteFirst() {
        assertThat(lets(at(A, 1_000))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1050.00, 1051.00, true",
        "1050.01, 1051.00, false",
        "950.00, 951.00, true",
        "949.99, 951.00, false",
        "1000.00, 1051.05, true",
        "1000.00, 1051.06, false",
        "10000.00, 10010.00, false",
        "100.00, 100.10, false",
        "0.01, 0.02, false",
    })
    void neitherBidNorAskMovesFurtherAtOnce(String bid, String ask, boolean isLet) {
        assertThat(lets(quote(A, bid, ask))).isEqualTo(isLet);
    }

    @Test
    void aSecondOfWrongPrintsIsNotBelieved() {
        for (int millis = 0; millis <= 1_000; millis += 50) {
            assertThat(lets(at(A, 10_000))).isFalse();
            after(Duration.ofMillis(50));
        }
        assertThat(lets(at(A, 1_001))).isTrue();
    }

    @Test
    void theOnlySourceIsBelievedOnceItRepeatsThePriceAfterAWhile() {
        assertThat(lets(at(A, 1_100))).isFalse();
        after(PERSISTENCE.minusNanos(1));
        assertThat(lets(at(A, 1_101))).isFalse();
        after(Duration.ofNanos(1));
        assertThat(lets(at(A, 1_102))).isTrue();
        assertThat(lets(at(A, 1_103))).isTrue();
        assertThat(lets(at(A, 1_000))).isFalse();
    }

    @Test
    void butNotIfItSaysSomethingElseMeanwhile() {
        assertThat(lets(at(A, 1_100))).isFalse();
        assertThat(lets(at(A, 1_000))).isTrue();
        after(PERSISTENCE);
        assertThat(lets(at(A, 1_100))).isFalse();
        after(PERSISTENCE.minusNanos(1));
        assertThat(lets(at(A, 1_300))).isFalse();
        after(Duration.ofNanos(1));
        assertThat(lets(at(A, 1_100))).isFalse();
    }

    @Test
    void norIfItTakesTooLong() {
        assertThat(lets(at(A, 1_100))).isFalse();
        after(PATIENCE.plusNanos(1));
        assertThat(lets(at(A, 1_100))).isFalse();
        after(PERSISTENCE);
        assertThat(lets(at(A, 1_100))).isTrue();
    }

    @Test
    void anotherSourceNearItConfirmsItAtOnce() {
        assertThat(guard.lets(at(A, 1_100), List.of(at(B, 1_090)), now)).isTrue();
    }

    @Test
    void anotherSourceThatIsNearerToTheLastQuoteConfirmsNothing() {
        assertThat(guard.lets(at(A, 1_060), List.of(at(B, 1_010)), now)).isFalse();
        assertThat(guard.confirmedBy(at(B, 1_011), now)).isEmpty();
        assertThat(guard.confirmedBy(at(B, 1_040), now)).contains(at(A, 1_060));
    }

    @Test
    void anotherSourceThatDisagreesIsBelieved() {
        for (int i = 0; i < 10; i++) {
            assertThat(guard.lets(at(A, 1_100), List.of(at(B, 1_000)), now)).isFalse();
            after(PERSISTENCE);
        }
    }

    @Test
    void whatIsHeldPassesOnceAnotherSourceSaysIt() {
        assertThat(guard.lets(at(A, 1_100), List.of(at(B, 1_000)), now)).isFalse();
        assertThat(guard.confirmedBy(at(B, 1_001), now)).isEmpty();
        after(PATIENCE);
        assertThat(guard.confirmedBy(at(B, 1_101), now)).contains(at(A, 1_100));
        assertThat(guard.confirmedBy(at(B, 1_101), now)).isEmpty();
        assertThat(lets(at(A, 1_102))).isTrue();
    }

    @Test
    void butNotWhatWasHeldLongAgoNorWhatItSaidItself() {
        assertThat(guard.lets(at(A, 1_100), List.of(at(B, 1_000)), now)).isFalse();
        assertThat(guard.confirmedBy(at(A, 1_100), now)).isEmpty();
        after(PATIENCE.plusNanos(1));
        assertThat(guard.confirmedBy(at(B, 1_100), now)).isEmpty();
    }

    @Test
    void aPriceThatHasMovedForGoodIsFoundAfterAMinute() {
        after(MEMORY.plusNanos(1));
        assertThat(guard.lets(at(A, 2_000), List.of(at(B, 1_000)), now)).isFalse();
        after(PATIENCE.multipliedBy(6));
        assertThat(guard.lets(at(A, 2_001), List.of(at(B, 1_000)), now)).isTrue();
    }

    @Test
    void whatWasPublishedBeforeIsTheFirstReference() {
        JumpGuard restarted = new JumpGuard(Percent.of("5"));
        restarted.begin(BTC, at(A, 1_000).quote(), now);
        assertThat(restarted.lets(at(A, 100), List.of(), now)).isFalse();
        assertThat(restarted.lets(at(A, 1_000), List.of(), now)).isTrue();
    }

    private boolean lets(SourcedQuote quote) {
        return guard.lets(quote, List.of(), now);
    }

    private void after(Duration time) {
        now += time.toNanos();
    }
}
