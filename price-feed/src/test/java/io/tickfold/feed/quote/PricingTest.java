package io.tickfold.feed.quote;

import static io.tickfold.feed.quote.Quotes.A;
import static io.tickfold.feed.quote.Quotes.B;
import static io.tickfold.feed.quote.Quotes.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.Ticks;
import io.tickfold.feed.quote.SourceChoice.Mode;
import io.tickfold.feed.source.BestQuote;
import io.tickfold.feed.source.MarketData;
import io.tickfold.feed.source.MissedTrade;
import io.tickfold.feed.source.Trade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PricingTest {

    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int STEPS = 3_000;
    private static final Symbol DOGE = new Symbol("DOGEUSDT");
    private static final BigDecimal JUMP = new BigDecimal("0.05");
    private static final Instrument INSTRUMENT = Ticks.instrument("0.01", "0");
    private static final List<String> WRONG_FACTORS =
            List.of("10", "0.1", "0.00000001", "1.07", "0.9", "1000");

    private final List<SourcedQuote> held = new ArrayList<>();
    private long now;

    static Stream<Long> seeds() {
        return new Random().longs(3).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noWrongPrintOfTheOnlySourceIsPublished(long seed) {
        publishesOnlyTruePrices(seed, Mode.PRIMARY, List.of(A));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void norOfOneOfTwo(long seed) {
        publishesOnlyTruePrices(seed, Mode.PRIMARY, List.of(A, B));
        publishesOnlyTruePrices(seed, Mode.MEDIAN, List.of(A, B));
    }

    /// The first source says something wrong now and then, once or for a second, and something true
    /// in between.
    private void publishesOnlyTruePrices(long seed, Mode mode, List<SourceName> sources) {
        Random random = new Random(seed);
        Pricing pricing = pricing(mode, QuoteBasis.TRADES, sources);
        BigDecimal truth = new BigDecimal("40000.00");
        BigDecimal wrong = BigDecimal.ONE;
        int wrongFor = -1;
        int published = 0;
        for (int step = 0; step < STEPS; step++) {
            now += STEP;
            truth = moved(truth, random);
            if (step > 0 && wrongFor < 0 && random.nextInt(40) == 0) {
                wrong = new BigDecimal(WRONG_FACTORS.get(random.nextInt(WRONG_FACTORS.size())));
                wrongFor = random.nextBoolean() ? 1 : 10;
            }
            for (SourceName source : sources) {
                boolean isWrong = wrongFor > 0 && source.equals(A);
                BigDecimal price = isWrong ? truth.multiply(wrong) : truth;
                for (SourcedQuote quote : heard(pricing, source, price)) {
                    published++;
                    assertThat(quote.quote().bid().value().subtract(truth).abs())
                            .as("seed %d", seed)
                            .isLessThan(truth.multiply(JUMP));
                }
            }
            wrongFor = Math.max(-1, wrongFor - 1);
        }
        assertThat(published).isGreaterThan(STEPS / 2);
        assertThat(held).isNotEmpty();
    }

    /// By up to a thousandth.
    private static BigDecimal moved(BigDecimal price, Random random) {
        BigDecimal move = new BigDecimal(random.nextInt(-10, 11)).movePointLeft(4);
        return price.multiply(BigDecimal.ONE.add(move)).setScale(2, RoundingMode.HALF_EVEN);
    }

    /// What is no price at all is not heard.
    private static List<SourcedQuote> heard(Pricing pricing, SourceName source, BigDecimal price) {
        String text = price.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
        return text.equals("0.00") ? List.of() : pricing.heard(source, Ticks.trade(BTC, text));
    }

    @Test
    void twoSourcesThatBothJumpAreBelievedAtOnce() {
        Pricing pricing = pricing(Mode.PRIMARY, QuoteBasis.TRADES, List.of(A, B));
        assertThat(pricing.heard(A, Ticks.trade(BTC, "100.00"))).hasSize(1);
        assertThat(pricing.heard(B, Ticks.trade(BTC, "100.00"))).isEmpty();
        assertThat(pricing.heard(A, Ticks.trade(BTC, "120.00"))).isEmpty();
        assertThat(pricing.heard(B, Ticks.trade(BTC, "121.00")))
                .extracting(SourcedQuote::last)
                .containsExactly(Price.of("120.00"));
        assertThat(held).extracting(SourcedQuote::source).containsExactly(A);
    }

    @Test
    void whatIsToldLateIsNoQuote() {
        Pricing pricing = pricing(Mode.PRIMARY, QuoteBasis.TRADES, List.of(A, B));
        Trade now = Ticks.trade(BTC, "100.00");
        Trade before =
                new Trade(BTC, 0, Price.of("99.00"), now.quantity(), now.time().minusMillis(1));
        Trade ofAnotherYear =
                new Trade(
                        BTC,
                        2,
                        Price.of("100.00"),
                        now.quantity(),
                        now.time().plusMillis(1L << 40));
        Trade next = new Trade(BTC, 3, Price.of("100.00"), now.quantity(), now.time());
        assertThat(pricing.heard(A, now)).hasSize(1);
        assertThat(pricing.heard(A, before)).isEmpty();
        assertThat(pricing.heard(A, new MissedTrade(now))).isEmpty();
        assertThat(pricing.heard(A, ofAnotherYear)).hasSize(1);
        assertThat(pricing.heard(A, next)).hasSize(1);
        assertThat(pricing.heard(A, now)).hasSize(1);
    }

    @Test
    void theBookIsRoundedAwayFromTheMiddle() {
        Pricing pricing = pricing(Mode.PRIMARY, QuoteBasis.BOOK, List.of(A));
        assertThat(pricing.heard(A, Ticks.trade(BTC, "100.10"))).isEmpty();
        assertThat(pricing.heard(A, book("100.001", "100.209")))
                .containsExactly(
                        new SourcedQuote(BTC, quote("100.00", "100.21"), Price.of("100.10"), A));
    }

    @Test
    void aBookWithoutATradeWasLastTradedAtItsBid() {
        Pricing pricing = pricing(Mode.PRIMARY, QuoteBasis.BOOK, List.of(A));
        assertThat(pricing.heard(A, book("100.00", "100.20")))
                .extracting(SourcedQuote::last)
                .containsExactly(Price.of("100.00"));
    }

    @Test
    void aCrossedBookIsNoQuote() {
        Pricing pricing = pricing(Mode.PRIMARY, QuoteBasis.BOOK, List.of(A));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pricing.heard(A, book("100.20", "100.10")));
    }

    @Test
    void aBookIsNotUsedWhereTradesAre() {
        Pricing pricing = pricing(Mode.PRIMARY, QuoteBasis.TRADES, List.of(A));
        assertThat(pricing.heard(A, book("100.00", "100.20"))).isEmpty();
    }

    @Test
    void aSymbolThatIsNotListedHasNoQuote() {
        Pricing pricing = pricing(Mode.PRIMARY, QuoteBasis.TRADES, List.of(A));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pricing.heard(A, Ticks.trade(DOGE, "1.00")));
        assertThat(pricing.isPreferred(A, DOGE)).isFalse();
    }

    private static MarketData book(String bid, String ask) {
        return new BestQuote(BTC, quote(bid, ask));
    }

    private static Quote quote(String bid, String ask) {
        return new Quote(Price.of(bid), Price.of(ask));
    }

    private Pricing pricing(Mode mode, QuoteBasis basis, List<SourceName> sources) {
        Pricing.Policy policy =
                new Pricing.Policy(sources, mode, Duration.ofSeconds(5), basis, Percent.of("5"));
        return new Pricing(List.of(INSTRUMENT), policy, held::add, () -> now);
    }
}
