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
import java.math.MathContext;
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

    /// Within an interval and from one to the next.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noTwoAreFartherApartThanAJumpOrTheSourcesOwnMove(long seed) {
        RandomGenerator random = new Random(seed);
        BigDecimal jump = new BigDecimal("0.05");
        for (int round = 0; round < 500; round++) {
            Conflation stepwise = new Conflation(Percent.of("5"));
            List<SourcedQuote> heard = new ArrayList<>();
            List<SourcedQuote> kept = new ArrayList<>();
            int cents = 100_000;
            int most = random.nextInt(1, 4_000);
            int drift = random.nextInt(-most, most + 1);
            for (int i = random.nextInt(1, 80); i > 0; i--) {
                cents = Math.max(30_000, cents + random.nextInt(-most, most + 1) + drift);
                heard.add(cents(cents));
                stepwise.add(heard.getLast());
                if (random.nextInt(30) == 0) {
                    stepwise.drain().forEach(kept::addAll);
                }
            }
            stepwise.drain().forEach(kept::addAll);

            assertThat(largestMove(kept)).isLessThanOrEqualTo(jump.max(largestMove(heard)));
        }
    }

    /// As a fraction of the bid before.
    private static BigDecimal largestMove(List<SourcedQuote> quotes) {
        BigDecimal largest = BigDecimal.ZERO;
        for (int i = 1; i < quotes.size(); i++) {
            BigDecimal before = quotes.get(i - 1).quote().bid().value();
            BigDecimal move = quotes.get(i).quote().bid().value().subtract(before).abs();
            largest = largest.max(move.divide(before, MathContext.DECIMAL64));
        }
        return largest;
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
