package io.tickfold.engine.domain;

import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Market.LastQuote;
import java.util.function.Predicate;

/// Decides what a new quote leads to for one account that has orders in its symbol; changes
/// nothing.
///
/// The sequence of the rules: stop losses, take profits, then [MarginRules].
final class TickDecider {

    private final Symbol symbol;
    private final LastQuote quote;
    private final Decision decision;
    private final MarginRules margin;

    /// @param market with the new quote in it
    /// @param symbol whose quote is new
    TickDecider(Market market, Symbol symbol, Decision decision) {
        this.symbol = symbol;
        this.quote = market.quote(symbol).orElseThrow();
        this.decision = decision;
        this.margin = new MarginRules(market, decision);
    }

    Decision decide() {
        if (decision.account().orders().holds(symbol)) {
            closeWhere(this::isAtStopLoss, CloseReason.STOP_LOSS);
            closeWhere(this::isAtTakeProfit, CloseReason.TAKE_PROFIT);
            margin.apply();
        }
        return decision;
    }

    private void closeWhere(Predicate<Position> reached, CloseReason reason) {
        for (Position position : decision.account().orders()) {
            if (position.symbol().equals(symbol) && reached.test(position)) {
                decision.close(position, quote, reason);
            }
        }
    }

    private boolean isAtStopLoss(Position position) {
        return position.levels()
                .stopLoss()
                .filter(level -> isFallenTo(level, position))
                .isPresent();
    }

    private boolean isAtTakeProfit(Position position) {
        return position.levels()
                .takeProfit()
                .filter(level -> isRisenTo(level, position))
                .isPresent();
    }

    /// Whether closing the order now is as bad as at the level, or worse.
    private boolean isFallenTo(Price level, Position position) {
        Price close = quote.quote().closing(position.side());
        return position.side() == Side.BUY ? !close.isAbove(level) : !close.isBelow(level);
    }

    /// Whether closing the order now is as good as at the level, or better.
    private boolean isRisenTo(Price level, Position position) {
        Price close = quote.quote().closing(position.side());
        return position.side() == Side.BUY ? !close.isBelow(level) : !close.isAbove(level);
    }
}
