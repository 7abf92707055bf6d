package io.tickfold.feed.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.feed.source.ExchangeMessage.Quoted;
import org.junit.jupiter.api.Test;

class QuoteSequencesTest {

    private static final long PATIENCE = 100;

    private final QuoteSequences sequences = new QuoteSequences(PATIENCE);

    @Test
    void takesWhatIsNewerOfEachName() {
        assertThat(isNew(17, "1.00", 0)).isTrue();
        assertThat(isNew(17, "1.00", 0)).isFalse();
        assertThat(isNew(16, "2.00", 0)).isFalse();
        assertThat(isNew(18, "1.00", 0)).isTrue();
        assertThat(sequences.isNew(quoted("ETH", 1, "1.00"), 0)).isTrue();
    }

    @Test
    void takesAnotherQuoteOfTheSameNumber() {
        assertThat(isNew(0, "1.00", 0)).isTrue();
        assertThat(isNew(0, "2.00", 0)).isTrue();
        assertThat(isNew(0, "2.00", 0)).isFalse();
    }

    @Test
    void followsAnExchangeThatCountsFromTheBeginning() {
        isNew(1_000, "1.00", 0);
        for (int i = 0; i < QuoteSequences.MOST_OLD; i++) {
            assertThat(isNew(i, "2.00", PATIENCE + 1)).isFalse();
        }
        assertThat(isNew(QuoteSequences.MOST_OLD, "2.00", PATIENCE + 1)).isTrue();
    }

    @Test
    void doesNotFollowASlowConnectionWhileAnotherOneIsFaster() {
        for (int i = 0; i < 100; i++) {
            assertThat(isNew(1_000 + i, "1.00", i)).isTrue();
            assertThat(isNew(i, "2.00", i)).isFalse();
        }
    }

    private boolean isNew(long number, String bid, long now) {
        return sequences.isNew(quoted("BTC", number, bid), now);
    }

    private static Quoted quoted(String name, long number, String bid) {
        return new Quoted(name, number, new Quote(Price.of(bid), Price.of("3.00")), false);
    }
}
