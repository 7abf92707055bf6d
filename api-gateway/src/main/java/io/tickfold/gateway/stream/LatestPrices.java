package io.tickfold.gateway.stream;

import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.market.CurrentPrice;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Prices on their way to one client: of each symbol only the latest waits.
final class LatestPrices implements Consumer<CurrentPrice> {

    private final Set<Symbol> wanted;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Symbol, CurrentPrice> waiting = new LinkedHashMap<>();
    private boolean ended;

    /// @param wanted the symbols that the client asked for; empty for all
    LatestPrices(Set<Symbol> wanted) {
        this.wanted = Set.copyOf(wanted);
    }

    /// Begins with these prices, unless newer ones wait already.
    void begin(List<CurrentPrice> prices) {
        lock.lock();
        try {
            prices.stream()
                    .filter(this::isWanted)
                    .forEach(price -> waiting.putIfAbsent(price.symbol(), price));
        } finally {
            lock.unlock();
        }
    }

    private boolean isWanted(CurrentPrice price) {
        return wanted.isEmpty() || wanted.contains(price.symbol());
    }

    /// Replaces what waits of the symbol; never waits itself.
    @Override
    public void accept(CurrentPrice price) {
        if (isWanted(price)) {
            lock.lock();
            try {
                waiting.put(price.symbol(), price);
                changed.signal();
            } finally {
                lock.unlock();
            }
        }
    }

    /// Takes all that waits, as soon as something does.
    ///
    /// @return nothing if the patience ends or no more is wanted
    List<CurrentPrice> take(Duration patience) {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (waiting.isEmpty() && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            List<CurrentPrice> prices = ended ? List.of() : List.copyOf(waiting.values());
            waiting.clear();
            return prices;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            ended = true;
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    /// Wakes the stream up, for the last time.
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean isEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }
}
