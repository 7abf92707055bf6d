package io.tickfold.feed.quote;

import static io.tickfold.feed.quote.Quotes.A;
import static io.tickfold.feed.quote.Quotes.B;
import static io.tickfold.feed.quote.Quotes.BTC;
import static io.tickfold.feed.quote.Quotes.C;
import static io.tickfold.feed.quote.Quotes.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.feed.quote.SourceChoice.Mode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceChoiceTest {

    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final SourceChoice primary = new SourceChoice(List.of(A, B, C), Mode.PRIMARY, SILENCE);
    private final SourceChoice median = new SourceChoice(List.of(A, B, C), Mode.MEDIAN, SILENCE);

    @Test
    void thePreferredSourcePricesASymbolAsLongAsItSpeaks() {
        assertThat(primary.after(at(A, 100), 0)).contains(at(A, 100));
        assertThat(primary.after(at(B, 101), SILENCE.toNanos())).isEmpty();
        assertThat(primary.isPreferred(A, BTC, SILENCE.toNanos())).isTrue();
        assertThat(primary.isPreferred(B, BTC, SILENCE.toNanos())).isFalse();
        assertThat(primary.after(at(B, 102), SILENCE.toNanos() + 1)).contains(at(B, 102));
        assertThat(primary.isPreferred(A, BTC, SILENCE.toNanos() + 1)).isTrue();
        assertThat(primary.isPreferred(C, BTC, SILENCE.toNanos() + 1)).isFalse();
        assertThat(primary.isPreferred(B, BTC, SILENCE.toNanos() + 1)).isTrue();
        assertThat(primary.after(at(C, 103), SILENCE.toNanos() + 2)).isEmpty();
    }

    @Test
    void itIsPreferredAgainOnceItSpeaks() {
        assertThat(primary.after(at(B, 101), 0)).contains(at(B, 101));
        assertThat(primary.after(at(A, 100), 1)).contains(at(A, 100));
        assertThat(primary.after(at(B, 101), 2)).isEmpty();
    }

    @Test
    void aRepeatedPriceIsNewsFromTheSourceThatPrices() {
        assertThat(primary.after(at(A, 100), 0)).contains(at(A, 100));
        assertThat(primary.after(at(A, 100), 1)).contains(at(A, 100));
    }

    @Test
    void theMedianIsAlwaysTheQuoteOfOneSource() {
        assertThat(median.after(at(A, 100), 0)).contains(at(A, 100));
        assertThat(median.after(at(C, 104), 1)).isEmpty();
        assertThat(median.after(at(B, 102), 2)).contains(at(B, 102));
        assertThat(median.after(at(C, 101), 3)).contains(at(C, 101));
    }

    @Test
    void oneThatLiesDoesNotMoveTheMedian() {
        median.after(at(A, 100), 0);
        median.after(at(B, 101), 0);
        median.after(at(C, 102), 0);
        assertThat(median.after(at(A, 1), 1)).isEmpty();
        assertThat(median.after(at(C, 1_000), 2)).isEmpty();
        assertThat(median.after(at(B, 103), 3)).contains(at(B, 103));
    }

    @Test
    void oneThatIsSilentDoesNotCount() {
        median.after(at(A, 100), 0);
        median.after(at(B, 101), 0);
        median.after(at(C, 102), 0);
        long later = SILENCE.toNanos() + 1;
        assertThat(median.after(at(C, 105), later)).contains(at(C, 105));
        assertThat(median.others(at(C, 105), later)).isEmpty();
        assertThat(median.after(at(B, 106), later)).contains(at(B, 106));
        assertThat(median.others(at(B, 106), later)).containsExactly(at(C, 105));
    }
}
