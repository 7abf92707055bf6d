package io.tickfold.engine.domain;

import java.math.BigDecimal;

/// The sums by which the engine decides, for tests of what others foretell of them.
public final class MarginSums {

    private MarginSums() {}

    /// Balance + margin + unrealised profit.
    public static BigDecimal equity(Account account, Market market) {
        return Margin.equity(account, market);
    }

    /// What an order may need as margin, or a withdrawal may take.
    public static BigDecimal available(Account account, Market market) {
        return Margin.available(account, market);
    }
}
