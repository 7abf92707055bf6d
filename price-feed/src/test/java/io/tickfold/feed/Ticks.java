package io.tickfold.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import io.tickfold.feed.quote.Pricing;
import io.tickfold.feed.quote.QuoteBasis;
import io.tickfold.feed.quote.SourceChoice;
import io.tickfold.feed.quote.SourcedQuote;
import io.tickfold.feed.source.PriceSource;
import io.tickfold.feed.source.Trade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.springframework.core.io.ClassPathResource;

/// Rules, instruments and ticks for tests.
public final class Ticks {

    public static final Symbol BTC = new Symbol("BTCUSDT");
    public static final Symbol ETH = new Symbol("ETHUSDT");
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final SourceName SOURCE = new SourceName("test");
    public static final RulesChanged RULES =
            RulesFile.read(new ClassPathResource("tickfold-instruments.yaml"));

    public static final Comparator<PriceTick> ORDER = Comparator.comparing(PriceTick::position);

    private static final BigDecimal LARGEST_MOVE = new BigDecimal("20");

    private Ticks() {}

    public static Instrument instrument(String priceStep, String spread) {
        Quantity one = Quantity.of("1");
        return new Instrument(
                BTC, Price.of(priceStep), one, one, one, new Leverage(100), Percent.of(spread));
    }

    public static Trade trade(Symbol symbol, String price) {
        return new Trade(symbol, 1, Price.of(price), Quantity.of("1"), NOON);
    }

    /// Of the instruments' usual spread.
    private static Quote quote(Price price) {
        BigDecimal spread = price.value().multiply(new BigDecimal("0.005"));
        return new Quote(
                new Price(price.value().subtract(spread).setScale(2, RoundingMode.FLOOR)),
                new Price(price.value().add(spread).setScale(2, RoundingMode.CEILING)));
    }

    static SourcedQuote quote(Symbol symbol, String last) {
        Price price = Price.of(last);
        return new SourcedQuote(symbol, quote(price), price, SOURCE);
    }

    /// One source, whose every quote is published.
    static FeedInputs inputs(PriceSource source, InstantSource time) {
        Pricing.Policy policy =
                new Pricing.Policy(
                        List.of(new SourceName(source.name())),
                        SourceChoice.Mode.PRIMARY,
                        Duration.ofSeconds(5),
                        QuoteBasis.TRADES,
                        Percent.of("5"));
        return new FeedInputs(RULES, List.of(source), policy, Duration.ZERO, time);
    }

    public static PriceTick tick(Symbol symbol, long epoch, long sequence, String last) {
        Price price = Price.of(last);
        return new PriceTick(symbol, quote(price), price, new FeedPosition(epoch, sequence), NOON);
    }

    public static List<PriceTick> of(Symbol symbol, List<PriceTick> ticks) {
        return ticks.stream().filter(tick -> tick.symbol().equals(symbol)).toList();
    }

    public static List<Long> epochs(List<PriceTick> ticks) {
        return ticks.stream().map(tick -> tick.position().epoch()).distinct().toList();
    }

    /// The ticks of one symbol are numbered from 1, across epochs.
    public static void assertGapless(List<PriceTick> ticks) {
        assertThat(ticks).isNotEmpty();
        assertThat(ticks.stream().mapToLong(tick -> tick.position().sequence()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, ticks.size()).boxed().toList());
    }

    public static void assertNoJumps(List<PriceTick> ticks) {
        for (int i = 1; i < ticks.size(); i++) {
            BigDecimal before = ticks.get(i - 1).last().value();
            assertThat(ticks.get(i).last().value().subtract(before).abs()).isLessThan(LARGEST_MOVE);
        }
    }
}
