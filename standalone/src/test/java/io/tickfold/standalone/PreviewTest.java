package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.ClosedParts;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.MarginLevels;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.input.Withdraw;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Account;
import io.tickfold.engine.domain.LogPosition;
import io.tickfold.engine.domain.MarginSums;
import io.tickfold.engine.domain.PartitionFold;
import io.tickfold.engine.domain.Position;
import io.tickfold.gateway.trade.OrderPreview;
import io.tickfold.gateway.trade.OrderPreview.Asked;
import io.tickfold.readmodel.query.HeldOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// What the gateway says of an order before it is opened is what the engine then does with it.
class PreviewTest {

    private static final long SEED = Long.getLong("tickfold.test.seed", System.nanoTime());
    private static final int ORDERS = 1_000;
    private static final BigDecimal STEP = new BigDecimal("0.01");
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final List<Instrument> INSTRUMENTS =
            List.of(instrument("BTCUSDT"), instrument("ETHUSDT"));
    private static final MarginLevels LEVELS =
            new MarginLevels(Percent.of("100"), Percent.of("110"), Percent.of("50"));

    private final Random random = new Random(SEED);
    private int opened;
    private int refused;
    private int stoppedOut;

    @Test
    void isWhatTheEngineDoesToTheCent() {
        System.out.println("-Dtickfold.test.seed=" + SEED);
        for (int i = 0; i < ORDERS; i++) {
            new Trader().requireAsForeseen();
        }
        assertThat(opened).isGreaterThan(ORDERS / 4);
        assertThat(refused).isGreaterThan(ORDERS / 50);
        assertThat(stoppedOut).isGreaterThan(ORDERS / 5);
    }

    private static Instrument instrument(String symbol) {
        return new Instrument(
                new Symbol(symbol),
                new Price(STEP),
                Quantity.of("0.001"),
                Quantity.of("0.001"),
                Quantity.of("100"),
                new Leverage(100),
                Percent.of("0.5"));
    }

    /// An account with a few random orders, that is about to open one more.
    private final class Trader {

        private static final AccountId ALICE = new AccountId("alice");
        private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

        private final PartitionFold fold = new PartitionFold(0, 1);
        private final Map<Symbol, Quote> quotes = new HashMap<>();
        private long offset;

        Trader() {
            TradingLimits limits =
                    new TradingLimits(
                            1_000,
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(2),
                            LEVELS,
                            250,
                            Optional.empty());
            fold(new RulesChanged(3, limits, INSTRUMENTS));
            fold(new OpenAccount(header(), money(1_000, 2_000_000)));
            INSTRUMENTS.forEach(instrument -> quote(instrument.symbol(), anyQuote()));
            for (int held = random.nextInt(4); held > 0; held--) {
                fold(order(asked()));
            }
            INSTRUMENTS.forEach(
                    instrument -> quote(instrument.symbol(), moved(instrument.symbol())));
        }

        void requireAsForeseen() {
            Asked asked = asked();
            OrderPreview preview = preview(asked);
            TradeEvent answer = fold(order(asked)).getLast();
            if (answer instanceof CommandRefused no) {
                refused++;
                assertThat(preview.refusal()).contains(no.refusal().reason());
                return;
            }
            opened++;
            OrderOpened event = (OrderOpened) answer;
            assertThat(preview.refusal()).isEmpty();
            assertThat(event.order().openPrice()).isEqualTo(preview.price());
            assertThat(event.order().margin()).isEqualTo(preview.margin());
            assertThat(account().balance()).isEqualTo(preview.balanceAfter());
            assertThat(marginOf(account())).isEqualTo(preview.marginUsed());
            requireSums(preview);
            requireStopOut(preview);
        }

        /// What is left to be used, which a withdrawal of a cent more shows, too.
        private void requireSums(OrderPreview preview) {
            BigDecimal equity = MarginSums.equity(account(), fold.market());
            assertThat(preview.equity()).isEqualByComparingTo(equity);
            assertThat(preview.freeMargin())
                    .isEqualByComparingTo(equity.subtract(preview.marginUsed().value()));
            assertThat(preview.available())
                    .isEqualByComparingTo(
                            MarginSums.available(account(), fold.market())
                                    .setScale(2, RoundingMode.FLOOR));
            Money more = new Money(preview.available().add(CENT));
            CommandRefused refused = (CommandRefused) fold(new Withdraw(header(), more)).getLast();
            assertThat(refused.refusal().details())
                    .containsEntry("available", new Money(preview.available()).toString());
        }

        private OrderPreview preview(Asked asked) {
            return new OrderPreview(
                    asked,
                    quoteOf(asked.instrument().symbol()),
                    account().balance(),
                    held(),
                    symbol -> Optional.ofNullable(quotes.get(symbol)),
                    LEVELS.stopOut());
        }

        private List<HeldOrder> held() {
            return positions()
                    .map(terms ->
                            new HeldOrder(
                                    terms,
                                    ProtectiveLevels.NONE,
                                    Optional.empty(),
                                    START,
                                    ClosedParts.NONE))
                    .toList();
        }

        private Stream<OrderTerms> positions() {
            return StreamSupport.stream(account().orders().spliterator(), false)
                    .map(Position::terms);
        }

        /// One step before the price nothing is closed; at it, something is.
        private void requireStopOut(OrderPreview preview) {
            Optional<BigDecimal> price = preview.stopOutPrice();
            if (price.isEmpty()) {
                return;
            }
            Side side = preview.asked().side();
            BigDecimal now = preview.quote().closing(side).value();
            int direction = price.get().compareTo(now);
            assertThat(direction).isNotZero();
            BigDecimal before = price.get().subtract(STEP.multiply(new BigDecimal(direction)));
            Symbol symbol = preview.asked().instrument().symbol();
            if (before.compareTo(now) != 0) {
                assertThat(stopOuts(quote(symbol, at(preview, before)))).isZero();
            }
            assertThat(stopOuts(quote(symbol, at(preview, price.get())))).isPositive();
            stoppedOut++;
        }

        /// The same spread around another price.
        private static Quote at(OrderPreview preview, BigDecimal closing) {
            BigDecimal spread =
                    preview.quote().ask().value().subtract(preview.quote().bid().value());
            return preview.asked().side() == Side.BUY
                    ? new Quote(new Price(closing), new Price(closing.add(spread)))
                    : new Quote(new Price(closing.subtract(spread)), new Price(closing));
        }

        private static long stopOuts(List<TradeEvent> events) {
            return events.stream()
                    .filter(event ->
                            event instanceof OrderClosed closed
                                    && closed.reason() == CloseReason.STOP_OUT)
                    .count();
        }

        /// Up to a hundredth up or down.
        private Quote moved(Symbol symbol) {
            BigDecimal bid = quoteOf(symbol).bid().value();
            int most = bid.intValue();
            return around(bid.add(BigDecimal.valueOf(random.nextInt(-most, most + 1), 2)));
        }

        private Quote quoteOf(Symbol symbol) {
            return Objects.requireNonNull(quotes.get(symbol));
        }

        private Account account() {
            return fold.account(ALICE).orElseThrow();
        }

        private static Money marginOf(Account account) {
            return account.orders().margin();
        }

        private OpenOrder order(Asked asked) {
            return new OpenOrder(
                    header(),
                    new RequestedText(asked.instrument().symbol().value()),
                    new RequestedText(asked.side().toString()),
                    asked.quantity(),
                    asked.leverage(),
                    ProtectiveLevels.NONE,
                    Optional.empty(),
                    Optional.empty());
        }

        private CommandHeader header() {
            return new CommandHeader(
                    new CommandId("c-" + offset), ALICE, Optional.empty(), START.plusSeconds(30));
        }

        private List<TradeEvent> quote(Symbol symbol, Quote quote) {
            quotes.put(symbol, quote);
            return fold(
                    new PriceTick(symbol, quote, quote.bid(), new FeedPosition(1, offset), START));
        }

        private List<TradeEvent> fold(TradeInput input) {
            LogPosition position = new LogPosition(offset++, START, Optional.of(ALICE));
            return fold.fold(input, position).events();
        }
    }

    private Asked asked() {
        return new Asked(
                INSTRUMENTS.get(random.nextInt(INSTRUMENTS.size())),
                random.nextBoolean() ? Side.BUY : Side.SELL,
                new Quantity(BigDecimal.valueOf(1 + random.nextInt(5_000), 3)),
                Leverage.of(1 + random.nextInt(100)));
    }

    private Money money(int from, int to) {
        return new Money(BigDecimal.valueOf(random.nextInt(from * 100, to), 2));
    }

    private Quote anyQuote() {
        return around(BigDecimal.valueOf(random.nextInt(100_000, 5_000_000), 2));
    }

    private Quote around(BigDecimal bid) {
        BigDecimal spread = BigDecimal.valueOf(random.nextInt(1 + bid.intValue()), 2);
        return new Quote(new Price(bid), new Price(bid.add(spread)));
    }
}
