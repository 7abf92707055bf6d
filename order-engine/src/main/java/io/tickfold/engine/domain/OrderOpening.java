package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.INVALID_SIDE;
import static io.tickfold.contract.event.RefusalReason.MARGIN_LEVEL_TOO_LOW;
import static io.tickfold.contract.event.RefusalReason.QUOTE_MISSING;
import static io.tickfold.contract.event.RefusalReason.TOO_MANY_OPEN_ORDERS;

import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.contract.value.Side;
import io.tickfold.engine.domain.Market.LastQuote;
import java.math.BigDecimal;
import java.util.Map;

/// Whether an order can be opened, and what it agrees to.
final class OrderOpening {

    private final Market market;
    private final Account account;
    private final OpenOrder command;
    private final Instrument instrument;
    private final LastQuote quote;
    private final Side side;
    private final Money margin;

    private OrderOpening(Market market, Account account, OpenOrder command) {
        this.market = market;
        this.account = account;
        this.command = command;
        this.instrument = Tradability.instrument(market, command.symbol().value());
        this.quote = Tradability.in(market, instrument.symbol()).quote();
        requireExpectedPrice();
        this.side = side(command.side());
        this.margin = Margin.required(command.quantity(), openPrice(), command.leverage());
    }

    /// Whoever limits slippage must have seen a price.
    private void requireExpectedPrice() {
        if (command.slippage().filter(limit -> limit.expectedPrice().isEmpty()).isPresent()) {
            throw Refused.because(QUOTE_MISSING, Map.of("symbol", instrument.symbol()));
        }
    }

    private static Side side(RequestedText requested) {
        return Side.parse(requested.value())
                .orElseThrow(() -> Refused.because(INVALID_SIDE, Map.of("side", requested)));
    }

    /// Adds the opening to a decision, after every check in the order of
    /// [io.tickfold.contract.event.RefusalReason].
    ///
    /// @throws Refused if a check does not hold
    static void decide(Market market, OpenOrder command, Decision decision) {
        OrderOpening opening = new OrderOpening(market, decision.account(), command);
        opening.check();
        decision.add(opening.event(decision));
    }

    private OrderOpened event(Decision decision) {
        return new OrderOpened(
                decision.header(account.balance().minus(margin)),
                terms(),
                command.levels(),
                command.clientOrderId(),
                quote.asPrice());
    }

    private OrderTerms terms() {
        return new OrderTerms(
                newOrderId(),
                instrument.symbol(),
                side,
                command.quantity(),
                command.leverage(),
                openPrice(),
                margin);
    }

    private OrderId newOrderId() {
        var header = command.header();
        return header.fingerprint().isPresent()
                ? OrderId.of(account.id(), header.commandId(), account.sequence() + 1)
                : OrderId.of(account.id(), header.commandId());
    }

    private Price openPrice() {
        return quote.quote().opening(side);
    }

    private void check() {
        new InstrumentChecks(instrument).check(command);
        checkOpenOrders();
        Funds.requireAvailable(margin, Margin.available(account, market));
        LevelChecks levels = new LevelChecks(side, command.levels());
        levels.checkSides(openPrice());
        levels.checkStopLossHolds(quote.quote().closing(side));
        command.slippage().ifPresent(limit -> Slippage.check(limit, side, openPrice()));
        checkMarginLevel();
    }

    private void checkOpenOrders() {
        int maximum = market.limits().openOrders();
        if (account.orders().size() >= maximum) {
            throw Refused.because(TOO_MANY_OPEN_ORDERS, Map.of("maximum", maximum));
        }
    }

    /// The order costs its spread at once, and must not be what brings the account to its stop-out.
    private void checkMarginLevel() {
        TradingLimits limits = market.limits();
        BigDecimal spread = quote.quote().ask().value().subtract(quote.quote().bid().value());
        BigDecimal equity =
                Margin.equity(account, market)
                        .subtract(spread.multiply(command.quantity().value()));
        Money used = account.orders().margin().plus(margin);
        if (equity.compareTo(Margin.equityAt(limits.levels().stopOut(), used)) <= 0) {
            throw Refused.because(MARGIN_LEVEL_TOO_LOW);
        }
    }
}
