package io.tickfold.engine.domain;

import io.tickfold.contract.input.PriceTick;
import java.lang.reflect.Field;

/// Counts the accounts that a fold will check for a tick.
public final class LookedAt {

    private final MarketWatch watch;

    public LookedAt(PartitionFold fold) {
        try {
            Field accounts = PartitionFold.class.getDeclaredField("accounts");
            accounts.setAccessible(true);
            watch = ((Accounts) accounts.get(fold)).watch();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a fold has no accounts any more", e);
        }
    }

    public int at(PriceTick tick) {
        return watch.reachedBy(tick.symbol(), tick.quote()).size();
    }
}
