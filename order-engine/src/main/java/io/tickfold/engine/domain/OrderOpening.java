package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.INSUFFICIENT_BALANCE;
import static io.tickfold.contract.event.RefusalReason.LEVELS_ON_WRONG_SIDE;
import static io.tickfold.contract.event.RefusalReason.MARGIN_LEVEL_TOO_LOW;
import static io.tickfold.contract.event.RefusalReason.STOP_LOSS_WOULD_TRIGGER;
import static io.tickfold.contract.event.RefusalReason.TOO_MANY_OPEN_ORDERS;

import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/// Whether an account can afford an order, and what it agrees to by it.
record OrderOpening(Market market, Account account, OpenOrder command, Dealing dealing) {

    private static final int CENTS = 2;

    /// Runs every check in the order of [io.tickfold.contract.event.RefusalReason].
    OrderTerms agree() {
        new InstrumentChecks(dealing.instrument()).check(command);
        checkOpenOrders();
        checkBalance();
        checkLevels();
        command.slippage().ifPresent(s -> Slippage.check(s, dealing.side(), dealing.openPrice()));
        checkMarginLevel();
        return terms();
    }

    private OrderTerms terms() {
        return new OrderTerms(
                newOrderId(),
                dealing.instrument().symbol(),
                dealing.side(),
                command.quantity(),
                command.leverage(),
                dealing.openPrice(),
                margin());
    }

    /// @throws IllegalStateException if this very command has opened an order that is still open
    private OrderId newOrderId() {
        OrderId id = OrderId.of(account.id(), command.header().commandId());
        if (account.order(id).isPresent()) {
            throw new IllegalStateException("command was carried out already: order " + id);
        }
        return id;
    }

    private Money margin() {
        return Margin.required(command.quantity(), dealing.openPrice(), command.leverage());
    }

    private void checkOpenOrders() {
        int maximum = dealing.limits().openOrders();
        if (account.orders().size() >= maximum) {
            throw Refused.because(TOO_MANY_OPEN_ORDERS, Map.of("maximum", maximum));
        }
    }

    private void checkBalance() {
        BigDecimal available = Margin.available(account, market);
        if (margin().value().compareTo(available) > 0) {
            Money shown = new Money(available.setScale(CENTS, RoundingMode.FLOOR));
            throw Refused.because(
                    INSUFFICIENT_BALANCE, Map.of("required", margin(), "available", shown));
        }
    }

    private void checkLevels() {
        Side side = dealing.side();
        Price open = dealing.openPrice();
        ProtectiveLevels levels = command.levels();
        boolean ordered =
                levels.takeProfit().stream().allMatch(p -> isBetter(side, p, open))
                        && levels.stopLoss().stream().allMatch(p -> isBetter(side, open, p));
        if (!ordered) {
            throw Refused.because(LEVELS_ON_WRONG_SIDE, Map.of("side", side, "price", open));
        }
        Price close = dealing.closePrice();
        if (!levels.stopLoss().stream().allMatch(p -> isBetter(side, close, p))) {
            throw Refused.because(STOP_LOSS_WOULD_TRIGGER, Map.of("price", close));
        }
    }

    /// Whether an order of this side gains more at the one price than at the other.
    private static boolean isBetter(Side side, Price one, Price other) {
        return side == Side.BUY ? one.isAbove(other) : one.isBelow(other);
    }

    private void checkMarginLevel() {
        Quote quote = dealing.quote().quote();
        BigDecimal spread = quote.ask().value().subtract(quote.bid().value());
        BigDecimal equity =
                Margin.equity(account, market)
                        .subtract(spread.multiply(command.quantity().value()));
        Money used = Margin.used(account).plus(margin());
        if (!Margin.isLevelAbove(dealing.limits().stopOutLevel(), equity, used)) {
            throw Refused.because(MARGIN_LEVEL_TOO_LOW);
        }
    }
}
