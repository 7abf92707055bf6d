package io.tickfold.engine.domain;

import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.input.PriceChange;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Market.LastQuote;
import java.util.function.BiPredicate;

/// Decides what new quotes lead to for one account; changes nothing.
///
/// The sequence of the rules: stop losses and take profits of each symbol, then [MarginRules] once,
/// at all new quotes.
final class TickDecider {

    private final Market market;
    private final PriceChange change;
    private final Decision decision;

    /// @param market with the new quotes in it
    TickDecider(Market market, PriceChange change, Decision decision) {
        this.market = market;
        this.change = change;
        this.decision = decision;
    }

    Decision decide() {
        boolean isConcerned = false;
        for (PriceTick tick : change.ticks()) {
            if (decision.account().orders().holds(tick.symbol())) {
                closeAtLevels(tick.symbol());
                isConcerned = true;
            }
        }
        if (isConcerned) {
            new MarginRules(market, decision).apply();
        }
        return decision;
    }

    private void closeAtLevels(Symbol symbol) {
        LastQuote quote = market.quote(symbol).orElseThrow();
        closeWhere(symbol, quote, CloseReason.STOP_LOSS, TickDecider::isAtStopLoss);
        closeWhere(symbol, quote, CloseReason.TAKE_PROFIT, TickDecider::isAtTakeProfit);
    }

    private void closeWhere(
            Symbol symbol,
            LastQuote quote,
            CloseReason reason,
            BiPredicate<Position, Price> isReached) {
        for (Position position : decision.account().orders()) {
            if (position.symbol().equals(symbol)
                    && isReached.test(position, quote.quote().closing(position.side()))) {
                decision.close(position, quote, reason);
            }
        }
    }

    /// Whether closing the order now is as bad as at its stop loss, or worse.
    private static boolean isAtStopLoss(Position position, Price close) {
        return position.levels()
                .stopLoss()
                .filter(level ->
                        position.side() == Side.BUY ? !close.isAbove(level) : !close.isBelow(level))
                .isPresent();
    }

    /// Whether closing the order now is as good as at its take profit, or better.
    private static boolean isAtTakeProfit(Position position, Price close) {
        return position.levels()
                .takeProfit()
                .filter(level ->
                        position.side() == Side.BUY ? !close.isBelow(level) : !close.isAbove(level))
                .isPresent();
    }
}
