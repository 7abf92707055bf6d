package io.tickfold.feed.quote;

import static io.tickfold.feed.quote.Quotes.A;
import static io.tickfold.feed.quote.Quotes.BTC;
import static io.tickfold.feed.quote.Quotes.ETH;
import static io.tickfold.feed.quote.Quotes.quote;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConflationTest {

    private static final int MOST_OF_A_SYMBOL = 5;

    /// Whose steps do not matter.
    private final Conflation conflation = new Conflation(Percent.of("100000"));

    @Test
    void keepsExtremesAndTheLastInTheirOrder() {
        SourcedQuote first = quote(A, "100.00", "101.00");
        SourcedQuote highestBid = quote(A, "103.00", "104.00");
        SourcedQuote between = quote(A, "102.00", "103.00");
        SourcedQuote highestAsk = quote(A, "101.00", "109.00");
        SourcedQuote lowest = quote(A, "90.00", "91.00");
        SourcedQuote last = quote(A, "99.00", "100.00");
        add(first, highestBid, between, highestAsk, lowest, last);

        assertThat(conflation.drain())
                .containsExactly(
                        List.of(highestBid), List.of(highestAsk), List.of(lowest), List.of(last));
        assertThat(conflation.isEmpty()).isTrue();
        assertThat(conflation.drain()).isEmpty();
    }

    @Test
    void quotesOfDifferentSymbolsAreTakenAtOnce() {
        SourcedQuote one = quote(A, "100.00", "101.00");
        SourcedQuote two = quote(A, "99.00", "100.00");
        SourcedQuote other = quote(ETH, A, "10.00", "11.00");
        add(one, other, two);

        assertThat(conflation.drain()).containsExactly(List.of(one, other), List.of(two));
    }

    @Test
    void ofEqualExtremesTheFirstIsKept() {
        SourcedQuote one = quote(A, "100.00", "101.00");
        SourcedQuote two = quote(A, "101.00", "102.00");
        add(one, two, one, two, one, two);

        assertThat(conflation.drain()).containsExactly(List.of(one), List.of(two), List.of(two));
    }

    static Stream<Long> seeds() {
        return new Random().longs(2).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void hidesNoLevelWhateverComes(long seed) {
        RandomGenerator random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<SourcedQuote> heard =
                    Stream.generate(() -> random(random)).limit(random.nextInt(1, 60)).toList();
            heard.forEach(conflation::add);
            List<SourcedQuote> kept = conflation.drain().stream().flatMap(List::stream).toList();

            for (Symbol symbol : List.of(BTC, ETH)) {
                assertThat(of(symbol, kept)).hasSizeLessThanOrEqualTo(MOST_OF_A_SYMBOL);
                keepsTheSame(of(symbol, kept), of(symbol, heard));
            }
        }
    }

    /// A single move of this walk is at most a tenth, and no two that are kept are farther apart.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aPriceThatRunsAwayIsFollowedInSteps(long seed) {
        RandomGenerator random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Conflation stepwise = new Conflation(Percent.of("5"));
            int cents = 100_000;
            int drift = random.nextInt(-1_500, 1_501);
            for (int i = random.nextInt(1, 60); i > 0; i--) {
                cents = Math.max(30_000, cents + random.nextInt(-1_500, 1_500) + drift);
                stepwise.add(cents(cents));
            }
            List<SourcedQuote> kept = stepwise.drain().stream().flatMap(List::stream).toList();

            for (int i = 1; i < kept.size(); i++) {
                BigDecimal before = kept.get(i - 1).quote().bid().value();
                BigDecimal move = kept.get(i).quote().bid().value().subtract(before).abs();
                assertThat(move).isLessThanOrEqualTo(before.multiply(new BigDecimal("0.1")));
            }
        }
    }

    private static SourcedQuote cents(int cents) {
        String bid = BigDecimal.valueOf(cents, 2).toPlainString();
        return quote(A, bid, bid);
    }

    private static void keepsTheSame(List<SourcedQuote> kept, List<SourcedQuote> heard) {
        assertThat(isWithin(kept, heard)).isTrue();
        if (!heard.isEmpty()) {
            assertThat(kept.getLast()).isEqualTo(heard.getLast());
            for (Function<SourcedQuote, Price> price :
                    List.<Function<SourcedQuote, Price>>of(
                            q -> q.quote().bid(), q -> q.quote().ask())) {
                assertThat(sorted(kept, price).getFirst())
                        .isEqualTo(sorted(heard, price).getFirst());
                assertThat(sorted(kept, price).getLast()).isEqualTo(sorted(heard, price).getLast());
            }
        }
    }

    /// Whether one list is the other with some left out.
    private static boolean isWithin(List<SourcedQuote> some, List<SourcedQuote> all) {
        List<SourcedQuote> left = new ArrayList<>(some);
        all.forEach(each -> {
            if (!left.isEmpty() && left.getFirst().equals(each)) {
                left.removeFirst();
            }
        });
        return left.isEmpty();
    }

    private static List<Price> sorted(
            List<SourcedQuote> quotes, Function<SourcedQuote, Price> price) {
        return quotes.stream().map(price).sorted().toList();
    }

    private static List<SourcedQuote> of(Symbol symbol, List<SourcedQuote> quotes) {
        return quotes.stream().filter(quote -> quote.symbol().equals(symbol)).toList();
    }

    private static SourcedQuote random(RandomGenerator random) {
        int bid = random.nextInt(90, 110);
        int ask = bid + random.nextInt(0, 8);
        return quote(random.nextBoolean() ? BTC : ETH, A, bid + ".00", ask + ".00");
    }

    private void add(SourcedQuote... quotes) {
        List.of(quotes).forEach(conflation::add);
    }
}
