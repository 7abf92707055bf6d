package io.tickfold.feed.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.feed.source.ExchangeMessage.ExchangeTrade;
import io.tickfold.feed.source.TradeSequences.Gap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TradeSequencesTest {

    private static final long PATIENCE = 100;

    private final TradeSequences sequences = new TradeSequences(PATIENCE);

    @Test
    void takesTheFirstTradeWhateverItsNumber() {
        assertThat(isNew(17)).isTrue();
        assertThat(sequences.lost(1_000)).isEmpty();
    }

    @Test
    void leavesOutWhatCameBefore() {
        assertThat(isNew(17)).isTrue();
        assertThat(isNew(17)).isFalse();
        assertThat(isNew(16)).isFalse();
    }

    @Test
    void tellsOnceWhatIsMissing() {
        isNew(17);
        isNew(20);
        assertThat(sequences.lost(PATIENCE)).isEmpty();
        assertThat(sequences.lost(PATIENCE + 1)).containsExactly(new Gap("BTC", 18, 19, 0));
        assertThat(sequences.lost(PATIENCE + 2)).isEmpty();
    }

    @Test
    void takesWhatComesLateOnce() {
        isNew(17);
        isNew(21);
        assertThat(isNew(19)).isTrue();
        assertThat(isNew(19)).isFalse();
        assertThat(sequences.lost(PATIENCE + 1))
                .containsExactly(new Gap("BTC", 18, 18, 0), new Gap("BTC", 20, 20, 0));
    }

    @Test
    void countsEachNameByItself() {
        isNew(17);
        assertThat(sequences.isNew(trade("ETH", 5, 5), 0)).isTrue();
        assertThat(sequences.lost(1_000)).isEmpty();
    }

    @Test
    void countsTradesThatAreToldAsOne() {
        assertThat(sequences.isNew(trade("BTC", 10, 14), 0)).isTrue();
        assertThat(sequences.isNew(trade("BTC", 10, 14), 0)).isFalse();
        assertThat(sequences.isNew(trade("BTC", 17, 17), 0)).isTrue();
        assertThat(sequences.lost(PATIENCE + 1)).containsExactly(new Gap("BTC", 15, 16, 0));
    }

    @Test
    void givesTheOldestGapsUpIfThereAreTooMany() {
        for (int i = 0; i <= TradeSequences.MOST_GAPS + 1; i++) {
            isNew(2L * i);
        }
        assertThat(sequences.lost(0)).containsExactly(new Gap("BTC", 1, 1, 0));
    }

    /// Otherwise nothing would be taken for a long time.
    @Test
    void followsAnExchangeThatCountsFromTheBeginning() {
        isNew(1_000_000_000);
        for (int i = 0; i < TradeSequences.MOST_REPEATED; i++) {
            assertThat(isNewAndLater(i)).isFalse();
        }
        int next = TradeSequences.MOST_REPEATED;
        assertThat(isNewAndLater(next)).isTrue();
        assertThat(isNewAndLater(next + 1)).isTrue();
    }

    @Test
    void aNumberThatIsFarOffIsNoGap() {
        isNew(17);
        assertThat(isNew(Long.MAX_VALUE)).isTrue();
        assertThat(sequences.lost(1_000)).isEmpty();
        for (int i = 0; i < TradeSequences.MOST_REPEATED; i++) {
            assertThat(isNewAndLater(18 + i)).isFalse();
        }
        assertThat(isNewAndLater(99)).isTrue();
    }

    private boolean isNewAndLater(long number) {
        Instant later = Instant.EPOCH.plusSeconds(10).plusNanos(number);
        return sequences.isNew(trade("BTC", number, number, later), 1_000);
    }

    /// Such as one that sends its last trades again after each subscription.
    @Test
    void doesNotFollowOneThatReplaysOldTrades() {
        isNew(1_000);
        for (int i = 0; i < 1_000; i++) {
            assertThat(sequences.isNew(trade("BTC", i, i), PATIENCE + 1)).isFalse();
        }
    }

    /// The time of the last trade may be wrong.
    @Test
    void followsOneThatSendsOldTradesOnly() {
        sequences.isNew(trade("BTC", 90_000, 90_000, Instant.MAX), 0);
        for (int i = 0; i < TradeSequences.MOST_REPLAYED; i++) {
            assertThat(isNewAndLater(i)).isFalse();
        }
        assertThat(isNewAndLater(TradeSequences.MOST_REPLAYED)).isTrue();
    }

    @Test
    void whatWasMadeBeforeTheStartIsNotMissing() {
        sequences.begin(trade("BTC", 17, 17), 0);
        assertThat(sequences.knows("BTC")).isTrue();
        assertThat(isNew(17)).isFalse();
        assertThat(isNew(18)).isTrue();
        assertThat(sequences.lost(PATIENCE + 1)).isEmpty();
    }

    @Test
    void missesWhatAnExchangeSaysThatItHasSent() {
        sequences.reach("BTC", 5, 0);
        isNew(17);
        sequences.reach("BTC", 17, 0);
        sequences.reach("BTC", 20, 0);
        assertThat(isNew(19)).isTrue();
        assertThat(sequences.lost(PATIENCE + 1))
                .containsExactly(new Gap("BTC", 18, 18, 0), new Gap("BTC", 20, 20, 0));
    }

    /// Whoever sends old trades again does not count from the beginning.
    @Test
    void doesNotFollowOneThatRepeatsATrade() {
        isNew(17);
        for (int i = 0; i < 1_000; i++) {
            assertThat(sequences.isNew(trade("BTC", 16, 16), PATIENCE + 1)).isFalse();
        }
    }

    @RepeatedTest(20)
    void takesEachTradeOnceHoweverTheyCome() {
        long seed = Long.getLong("tickfold.test.seed", new Random().nextLong());
        Random random = new Random(seed);
        List<Integer> sent = new ArrayList<>();
        Set<Integer> neverSent = new HashSet<>();
        for (int id : IntStream.range(1, 2_000).toArray()) {
            int copies = random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(2);
            if (copies == 0) {
                neverSent.add(id);
            }
            for (int i = 0; i < copies; i++) {
                sent.add(Math.max(0, sent.size() - random.nextInt(5)), id);
            }
        }
        sent.addFirst(0);
        Set<Integer> taken = new HashSet<>();
        Set<Integer> lost = new HashSet<>();
        for (int i = 0; i < sent.size(); i++) {
            if (sequences.isNew(trade("BTC", sent.get(i), sent.get(i)), i)) {
                assertThat(taken.add(sent.get(i))).as("seed %d", seed).isTrue();
            }
            lost.addAll(numbers(sequences.lost(i)));
        }
        lost.addAll(numbers(sequences.lost(Long.MAX_VALUE)));

        assertThat(taken).as("seed %d", seed).isEqualTo(new HashSet<>(sent));
        neverSent.removeIf(id -> id > sent.stream().mapToInt(each -> each).max().orElse(0));
        assertThat(lost).as("seed %d", seed).isEqualTo(neverSent);
    }

    private static List<Integer> numbers(List<Gap> gaps) {
        return gaps.stream()
                .flatMap(gap -> IntStream.rangeClosed((int) gap.first(), (int) gap.last()).boxed())
                .toList();
    }

    private boolean isNew(long id) {
        return sequences.isNew(trade("BTC", id, id), 0);
    }

    /// Whoever counts on makes later trades.
    private static ExchangeTrade trade(String name, long first, long last) {
        return trade(name, first, last, Instant.EPOCH.plusNanos(Math.min(last, 1_000_000_000L)));
    }

    private static ExchangeTrade trade(String name, long first, long last, Instant time) {
        return new ExchangeTrade(name, first, last, Price.of("1.00"), Quantity.of("1"), time);
    }
}
