package io.tickfold.engine.domain;

import io.tickfold.contract.value.AccountId;
import io.tickfold.engine.domain.KeyMemory.Use;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/// Counts the uses of keys against their bounds, by whole hours: so that nothing has to be known of
/// a single key, and the count is the same however old uses were dropped.
final class KeyTally {

    private final KeyBounds bounds;
    private final Map<AccountId, HourlyCount> owners = new HashMap<>();
    private final Map<AccountId, HourlyCount> operators = new HashMap<>();
    private HourlyCount partition = new HourlyCount();

    KeyTally(KeyBounds bounds) {
        this.bounds = bounds;
    }

    void clear() {
        owners.clear();
        operators.clear();
        partition = new HourlyCount();
    }

    /// Counts a use, unless it was answered by rules that count all kinds together.
    void note(Use use) {
        if (new DecisionLogic(use.rulesVersion()).boundsKeysApart()) {
            count(use);
        }
    }

    private void count(Use use) {
        long hour = KeyMemory.hour(use.first().at());
        if (hour > partition.newest()) {
            dropThoseWithoutAnySince(hour);
        }
        partition.add(hour);
        of(use.fingerprint().isOfOperator())
                .computeIfAbsent(use.account(), _ -> new HourlyCount())
                .add(hour);
    }

    private void dropThoseWithoutAnySince(long hour) {
        owners.values().removeIf(count -> count.until(hour) == 0);
        operators.values().removeIf(count -> count.until(hour) == 0);
    }

    private Map<AccountId, HourlyCount> of(boolean isOperator) {
        return isOperator ? operators : owners;
    }

    /// The bound that an account has reached; empty if one more key can be remembered.
    OptionalInt reached(AccountId account, boolean isOperator, Instant now) {
        long hour = KeyMemory.hour(now);
        HourlyCount count = of(isOperator).get(account);
        long used = count == null ? 0 : count.until(hour);
        int bound = isOperator ? bounds.operators() : boundOfOwner(hour);
        return used < bound ? OptionalInt.empty() : OptionalInt.of(bound);
    }

    private int boundOfOwner(long hour) {
        return partition.until(hour) < bounds.partition() ? bounds.owner() : bounds.share();
    }
}
