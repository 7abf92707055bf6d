package io.tickfold.engine.domain;

import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.value.AccountId;
import io.tickfold.engine.domain.Market.LastQuote;
import java.lang.reflect.Field;
import java.util.Optional;

/// Counts the accounts that a fold will check for a tick.
public final class LookedAt {

    private final MarketWatch watch;
    private final Market market;

    public LookedAt(PartitionFold fold) {
        market = fold.market();
        try {
            Field accounts = PartitionFold.class.getDeclaredField("accounts");
            accounts.setAccessible(true);
            watch = ((Accounts) accounts.get(fold)).watch();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a fold has no accounts any more", e);
        }
    }

    public int at(PriceTick tick) {
        LastQuote quote =
                new LastQuote(tick.quote(), tick.position(), market.at(), 0)
                        .after(market.quote(tick.symbol()));
        int count = 0;
        for (Optional<AccountId> next = watch.nextReachedBy(tick.symbol(), quote, Optional.empty());
                next.isPresent();
                next = watch.nextReachedBy(tick.symbol(), quote, next)) {
            count++;
        }
        return count;
    }
}
