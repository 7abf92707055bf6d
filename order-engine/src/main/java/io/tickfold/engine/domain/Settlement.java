package io.tickfold.engine.domain;

import static io.tickfold.contract.input.InstrumentState.EXPIRED;

import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.value.Symbol;

/// Decides what rules lead to that let instruments expire, for one account: its orders in them are
/// closed at the settlement price, oldest first, halted or not.
///
/// @param market with the new rules in it
record Settlement(Market market, Decision decision) {

    Decision decide() {
        for (Position position : decision.account().orders()) {
            if (isSettled(market, position.symbol())) {
                decision.close(
                        position,
                        market.quote(position.symbol()).orElseThrow(),
                        CloseReason.SETTLEMENT);
            }
        }
        if (decision.closes() > 0) {
            new MarginRules(market, decision).apply();
        }
        return decision;
    }

    /// Whether some of these orders are closed by it.
    static boolean isDue(OpenOrders orders, Market market) {
        return orders.exposures().stream().anyMatch(held -> isSettled(market, held.symbol()));
    }

    /// Whether orders in the symbol are closed at its settlement price.
    private static boolean isSettled(Market market, Symbol symbol) {
        return market.state(symbol) == EXPIRED;
    }
}
