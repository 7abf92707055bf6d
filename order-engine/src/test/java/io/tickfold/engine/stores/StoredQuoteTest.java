package io.tickfold.engine.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.wire.Json;
import io.tickfold.engine.cluster.EngineStartException;
import io.tickfold.engine.domain.Anchors;
import io.tickfold.engine.domain.Market.LastQuote;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredQuoteTest {

    private static final int QUOTES = 2_000;
    private static final int STEPS = 5;
    private static final int MOST_DIGITS = 15;
    private static final int MOST_DECIMALS = 12;

    private final long seed = Long.getLong("tickfold.test.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @Test
    void readsWhatItHasWritten() {
        System.out.println("StoredQuoteTest: -Dtickfold.test.seed=" + seed);
        for (int i = 0; i < QUOTES; i++) {
            LastQuote quote = quote();

            assertThat(StoredQuote.quote(StoredQuote.value(quote))).isEqualTo(quote);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void readsTheJsonOfOlderFormats(int format) {
        LastQuote quote = quote();

        assertThat(StoredQuote.quote(json(format, quote))).isEqualTo(quote);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 99})
    void stopsAtAFormatThatItDoesNotKnow(int format) {
        byte[] stored = json(format, quote());

        assertThatThrownBy(() -> StoredQuote.quote(stored))
                .isInstanceOf(EngineStartException.class)
                .hasMessageContaining("./tickfold rebuild-state");
    }

    private static byte[] json(int format, LastQuote quote) {
        byte[] json = Json.MAPPER.writeValueAsBytes(quote);
        byte[] bytes = new byte[json.length + 1];
        bytes[0] = (byte) format;
        System.arraycopy(json, 0, bytes, 1, json.length);
        return bytes;
    }

    /// Anchors are often the newest quote, or one another.
    private LastQuote quote() {
        Quote newest = pair();
        List<Quote> anchors = new ArrayList<>(Collections.nCopies(STEPS, newest));
        for (int i = random.nextInt(STEPS + 1); i > 0; i--) {
            Collections.fill(anchors.subList(0, random.nextInt(STEPS + 1)), pair());
        }
        return new LastQuote(
                newest,
                new FeedPosition(random.nextLong() >>> 1, random.nextLong() >>> 1),
                Instant.ofEpochSecond(random.nextLong(-1, 1L << 36), random.nextInt(1_000_000_000)),
                random.nextLong(Long.MAX_VALUE),
                Optional.of(new Anchors(anchors, random.nextInt(STEPS + 1)))
                        .filter(_ -> random.nextInt(9) > 0));
    }

    private Quote pair() {
        return new Quote(price(), price());
    }

    private Price price() {
        int digits = 1 + random.nextInt(MOST_DIGITS + MOST_DECIMALS);
        BigInteger unscaled = new BigInteger(3 * digits, random).add(BigInteger.ONE);
        int least = Math.max(0, unscaled.toString().length() - MOST_DIGITS);
        int decimals = Math.min(MOST_DECIMALS, least + random.nextInt(MOST_DECIMALS + 1));
        return new Price(new BigDecimal(unscaled, decimals));
    }
}
