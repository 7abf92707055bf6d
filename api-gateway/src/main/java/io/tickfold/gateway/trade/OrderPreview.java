package io.tickfold.gateway.trade;

import static java.math.BigDecimal.ZERO;

import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import io.tickfold.readmodel.query.HeldOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What an order would need and lead to at the quotes of now, by the rules of the engine.
///
/// @param quotes the last of each symbol; as for the engine, an order without one has no profit
/// @param stopOut the margin level at or below which orders are closed
public record OrderPreview(
        Asked asked,
        Quote quote,
        Money balance,
        List<HeldOrder> held,
        Function<Symbol, Optional<Quote>> quotes,
        Percent stopOut) {

    private static final int CENTS = 2;

    /// The order that is asked about.
    public record Asked(Instrument instrument, Side side, Quantity quantity, Leverage leverage) {}

    public OrderPreview {
        held = List.copyOf(held);
    }

    public Price price() {
        return quote.opening(asked.side());
    }

    public Money margin() {
        return OrderTerms.margin(asked.quantity(), price(), asked.leverage());
    }

    public Money balanceAfter() {
        return balance.minus(margin());
    }

    /// The margin of all orders, this one among them.
    public Money marginUsed() {
        return held.stream().map(order -> order.terms().margin()).reduce(margin(), Money::plus);
    }

    /// Balance + unrealised profit once it is open, unrounded.
    public BigDecimal freeMargin() {
        return balanceAfter().value().add(unrealised()).subtract(costOfSpread());
    }

    /// What can be used to open another order or be withdrawn once it is open: of gains that are
    /// not booked, nothing.
    public BigDecimal available() {
        return balanceAfter()
                .value()
                .add(unrealised().subtract(costOfSpread()).min(ZERO))
                .max(ZERO)
                .setScale(CENTS, RoundingMode.FLOOR);
    }

    /// Balance + margin + unrealised profit once it is open, unrounded.
    public BigDecimal equity() {
        return freeMargin().add(marginUsed().value());
    }

    private BigDecimal unrealised() {
        return held.stream().map(this::profit).reduce(ZERO, BigDecimal::add);
    }

    private BigDecimal profit(HeldOrder order) {
        return quotes.apply(order.terms().symbol())
                .filter(order::canBeValuedAt)
                .map(order::exactProfit)
                .orElse(ZERO);
    }

    /// The order opens on one side of the quote and closes on the other.
    private BigDecimal costOfSpread() {
        BigDecimal spread = quote.ask().value().subtract(quote.bid().value());
        return spread.multiply(asked.quantity().value());
    }

    /// Why the account cannot bear it, if that is so, in the engine's order.
    public Optional<RefusalReason> refusal() {
        BigDecimal available = balance.value().add(unrealised().min(ZERO)).max(ZERO);
        if (margin().value().compareTo(available) > 0) {
            return Optional.of(RefusalReason.INSUFFICIENT_BALANCE);
        }
        return equity().compareTo(stopOutEquity()) <= 0
                ? Optional.of(RefusalReason.MARGIN_LEVEL_TOO_LOW)
                : Optional.empty();
    }

    private BigDecimal stopOutEquity() {
        return marginUsed().value().multiply(stopOut.fraction());
    }

    /// The price, on the side that the order closes at, at which the account is stopped out if the
    /// spread and all other prices stay; empty if no price of this symbol does that.
    public Optional<BigDecimal> stopOutPrice() {
        BigDecimal exposure = exposure();
        if (exposure.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal now = quote.closing(asked.side()).value();
        BigDecimal left = stopOutEquity().subtract(equity());
        BigDecimal step = asked.instrument().priceStep().value();
        RoundingMode awayFromNow =
                exposure.signum() > 0 ? RoundingMode.FLOOR : RoundingMode.CEILING;
        BigDecimal steps =
                left.add(now.multiply(exposure)).divide(exposure.multiply(step), 0, awayFromNow);
        return Optional.of(steps.multiply(step)).filter(this::canBeAPrice);
    }

    /// How much the account gains if the symbol rises by one.
    private BigDecimal exposure() {
        return held.stream()
                .filter(order -> order.terms().symbol().equals(asked.instrument().symbol()))
                .map(order -> signed(order.terms().side(), order.terms().quantity()))
                .reduce(signed(asked.side(), asked.quantity()), BigDecimal::add);
    }

    private static BigDecimal signed(Side side, Quantity quantity) {
        return side == Side.BUY ? quantity.value() : quantity.value().negate();
    }

    /// Both sides of the quote have to be prices; the engine ignores those that are none.
    private boolean canBeAPrice(BigDecimal closing) {
        BigDecimal spread = quote.ask().value().subtract(quote.bid().value());
        BigDecimal bid = asked.side() == Side.BUY ? closing : closing.subtract(spread);
        return bid.signum() > 0;
    }
}
