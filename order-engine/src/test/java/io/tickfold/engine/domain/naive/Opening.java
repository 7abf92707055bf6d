package io.tickfold.engine.domain.naive;

import static io.tickfold.contract.event.RefusalReason.INSUFFICIENT_BALANCE;
import static io.tickfold.contract.event.RefusalReason.INTERNAL_ERROR;
import static io.tickfold.contract.event.RefusalReason.INVALID_SIDE;
import static io.tickfold.contract.event.RefusalReason.LEVELS_ON_WRONG_SIDE;
import static io.tickfold.contract.event.RefusalReason.LEVERAGE_TOO_HIGH;
import static io.tickfold.contract.event.RefusalReason.MARGIN_LEVEL_TOO_LOW;
import static io.tickfold.contract.event.RefusalReason.QUANTITY_OUT_OF_RANGE;
import static io.tickfold.contract.event.RefusalReason.QUOTE_MISSING;
import static io.tickfold.contract.event.RefusalReason.SLIPPAGE_EXCEEDED;
import static io.tickfold.contract.event.RefusalReason.STOP_LOSS_WOULD_TRIGGER;
import static io.tickfold.contract.event.RefusalReason.TOO_MANY_OPEN_ORDERS;

import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.SlippageLimit;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Side;
import io.tickfold.engine.domain.naive.NaiveMarket.LastQuote;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Opens an order, or refuses it at the first check that fails.
record Opening(NaiveMarket market, NaiveAccount account, Journal journal, OpenOrder command) {

    private static final BigDecimal MOST = new BigDecimal("1E14");
    private static final int CENTS = 2;
    private static final int SHOWN_DECIMALS = 4;
    private static final int PERCENT = 2;

    void run() {
        Instrument instrument = market.instrumentToOpen(command.symbol().value());
        LastQuote last = market.tradableQuote(instrument.symbol());
        if (command.slippage().stream().anyMatch(limit -> limit.expectedPrice().isEmpty())) {
            throw new Refused(QUOTE_MISSING, "symbol", instrument.symbol());
        }
        Side side = side();
        Price open = last.quote().opening(side);
        if (market.rulesVersion() < 3) {
            margin(open);
        }
        checkSize(instrument);
        Steps.check(instrument, command.quantity());
        Steps.check(instrument, command.levels());
        checkWorth(instrument, open);
        BigDecimal margin = margin(open).value();
        checkAccount(margin);
        checkLevels(side, open, last.quote().closing(side));
        command.slippage().ifPresent(limit -> checkSlippage(limit, side, open));
        checkMarginLevel(last, margin);
        open(
                new OrderTerms(
                        newOrderId(),
                        instrument.symbol(),
                        side,
                        command.quantity(),
                        command.leverage(),
                        open,
                        new Money(margin)),
                last);
    }

    private void open(OrderTerms terms, LastQuote last) {
        account.orders.add(new NaiveOrder(terms, command.levels()));
        account.balance = account.balance.subtract(terms.margin().value());
        journal.write(
                new OrderOpened(
                        journal.next(account),
                        terms,
                        command.levels(),
                        command.clientOrderId(),
                        last.pricedBy()));
    }

    private Side side() {
        return Side.parse(command.side().value())
                .orElseThrow(() -> new Refused(INVALID_SIDE, "side", command.side()));
    }

    private void checkSize(Instrument instrument) {
        if (command.leverage().compareTo(instrument.maxLeverage()) > 0) {
            throw new Refused(
                    LEVERAGE_TOO_HIGH,
                    "symbol",
                    instrument.symbol(),
                    "maximum",
                    instrument.maxLeverage());
        }
        if (command.quantity().compareTo(instrument.minQuantity()) < 0
                || command.quantity().compareTo(instrument.maxQuantity()) > 0) {
            throw outOfRange(instrument);
        }
    }

    private void checkWorth(Instrument instrument, Price open) {
        BigDecimal worth = command.quantity().value().multiply(open.value());
        if (market.rulesVersion() >= 3 && worth.compareTo(MOST) > 0) {
            throw outOfRange(instrument);
        }
    }

    private static Refused outOfRange(Instrument instrument) {
        return new Refused(
                QUANTITY_OUT_OF_RANGE,
                "symbol",
                instrument.symbol(),
                "minimum",
                instrument.minQuantity(),
                "maximum",
                instrument.maxQuantity());
    }

    private Money margin(Price open) {
        return new Money(NaiveOrder.margin(command.quantity().value(), open, command.leverage()));
    }

    private void checkAccount(BigDecimal margin) {
        TradingLimits limits = market.limits();
        if (account.orders.size() >= limits.openOrders()) {
            throw new Refused(TOO_MANY_OPEN_ORDERS, "maximum", limits.openOrders());
        }
        BigDecimal available = account.available(market);
        if (margin.compareTo(available) > 0) {
            throw new Refused(
                    INSUFFICIENT_BALANCE,
                    "required",
                    new Money(margin),
                    "available",
                    new Money(available.setScale(CENTS, RoundingMode.DOWN)));
        }
    }

    private void checkLevels(Side side, Price open, Price close) {
        if (!Levels.areAround(open, side, command.levels())) {
            throw new Refused(LEVELS_ON_WRONG_SIDE, "side", side, "price", open);
        }
        if (!Levels.isStopLossBehind(close, side, command.levels())) {
            throw new Refused(STOP_LOSS_WOULD_TRIGGER, "price", close);
        }
    }

    private static void checkSlippage(SlippageLimit limit, Side side, Price open) {
        Price seen = limit.expectedPrice().orElseThrow();
        BigDecimal expected = seen.value();
        BigDecimal against =
                side == Side.BUY
                        ? open.value().subtract(expected)
                        : expected.subtract(open.value());
        BigDecimal allowed = limit.tolerance().fraction().multiply(expected);
        if (against.compareTo(allowed) > 0) {
            BigDecimal slippage =
                    against.movePointRight(PERCENT)
                            .divide(expected, SHOWN_DECIMALS, RoundingMode.UP);
            throw new Refused(
                    SLIPPAGE_EXCEEDED,
                    "expected",
                    seen,
                    "current",
                    open,
                    "slippage",
                    slippage.toPlainString(),
                    "tolerance",
                    limit.tolerance());
        }
    }

    /// The order loses its spread at once; what is left must keep it from being stopped out.
    private void checkMarginLevel(LastQuote last, BigDecimal margin) {
        BigDecimal spread = last.quote().ask().value().subtract(last.quote().bid().value());
        BigDecimal equity =
                account.equity(market).subtract(spread.multiply(command.quantity().value()));
        BigDecimal stopOut =
                account.margin()
                        .add(margin)
                        .multiply(market.limits().levels().stopOut().fraction());
        if (equity.compareTo(stopOut) <= 0) {
            throw new Refused(MARGIN_LEVEL_TOO_LOW);
        }
    }

    /// A command id that has an idempotency key may come again once it is forgotten.
    ///
    /// @throws Refused if a command without a key comes again while its order is open
    private OrderId newOrderId() {
        CommandHeader header = command.header();
        OrderId id =
                header.fingerprint().isPresent()
                        ? OrderId.of(account.id, header.commandId(), account.sequence + 1)
                        : OrderId.of(account.id, header.commandId());
        if (account.order(id).isPresent()) {
            throw new Refused(INTERNAL_ERROR);
        }
        return id;
    }
}
