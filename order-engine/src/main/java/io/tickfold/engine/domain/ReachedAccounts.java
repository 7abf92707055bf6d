package io.tickfold.engine.domain;

import io.tickfold.contract.input.PriceChange;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.WorkInHand.Concerned;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The accounts that the new quotes of several symbols concern, in the order of their ids.
///
/// A symbol is asked for its next account only when its last one is done, so that an account costs
/// no more for symbols that do not concern it. Accounts that are not done yet change only by a
/// command, which puts them ahead.
final class ReachedAccounts implements Concerned {

    private final MarketWatch watch;
    private final Market market;
    private final PriceChange change;
    private final NavigableMap<AccountId, List<Symbol>> next = new TreeMap<>();
    private boolean isBegun;

    /// @param market that has the new quotes, and keeps them while accounts are asked for
    ReachedAccounts(MarketWatch watch, Market market, PriceChange change) {
        this.watch = watch;
        this.market = market;
        this.change = change;
    }

    @Override
    public Optional<AccountId> after(Optional<AccountId> account) {
        if (!isBegun) {
            isBegun = true;
            for (PriceTick tick : change.ticks()) {
                ask(tick.symbol(), account);
            }
        }
        account.ifPresent(last -> {
            while (!next.isEmpty() && next.firstKey().compareTo(last) <= 0) {
                next.pollFirstEntry().getValue().forEach(symbol -> ask(symbol, account));
            }
        });
        return next.isEmpty() ? Optional.empty() : Optional.of(next.firstKey());
    }

    private void ask(Symbol symbol, Optional<AccountId> after) {
        watch.nextReachedBy(symbol, market.quote(symbol).orElseThrow(), after)
                .ifPresent(account ->
                        next.computeIfAbsent(account, _ -> new ArrayList<>(1)).add(symbol));
    }
}
