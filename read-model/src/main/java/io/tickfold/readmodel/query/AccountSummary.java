package io.tickfold.readmodel.query;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import java.time.Instant;
import java.util.List;

/// An account among others.
///
/// @param holdings its open orders, by symbol and side
public record AccountSummary(
        AccountId account, Money balance, Instant openedAt, List<Holding> holdings) {

    public AccountSummary {
        holdings = List.copyOf(holdings);
    }

    /// How many orders are open.
    public long openOrders() {
        return holdings.stream().mapToLong(Holding::orders).sum();
    }
}
