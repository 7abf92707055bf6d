package io.tickfold.gateway.web.limits;

import java.util.concurrent.ConcurrentHashMap;

/// How much each owner has of something of which none may have more than so much.
final class Shares<K> {

    private final ConcurrentHashMap<K, Long> held = new ConcurrentHashMap<>();
    private final long most;

    Shares(long most) {
        this.most = most;
    }

    /// Takes an amount, unless the owner would then have too much.
    boolean take(K owner, long amount) {
        boolean fits = held.merge(owner, amount, Long::sum) <= most;
        if (!fits) {
            giveBack(owner, amount);
        }
        return fits;
    }

    void giveBack(K owner, long amount) {
        held.computeIfPresent(owner, (_, has) -> has == amount ? null : has - amount);
    }
}
