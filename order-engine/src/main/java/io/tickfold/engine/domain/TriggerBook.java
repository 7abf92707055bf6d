package io.tickfold.engine.domain;

import io.tickfold.contract.value.AccountId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Triggers of one moving value, ordered by how soon it reaches them: asking whether it has reached
/// any costs the same however many there are.
final class TriggerBook {

    private final boolean falling;
    private final TreeSet<Trigger> triggers;
    private @Nullable Trigger first;

    /// A threshold, and the account that it concerns.
    ///
    /// @param tag tells the triggers of one account apart
    record Trigger(BigDecimal threshold, AccountId account, long tag) {

        private static int rising(Trigger one, Trigger other) {
            int compared = one.threshold.compareTo(other.threshold);
            return compared == 0 ? byAccount(one, other) : compared;
        }

        private static int falling(Trigger one, Trigger other) {
            int compared = other.threshold.compareTo(one.threshold);
            return compared == 0 ? byAccount(one, other) : compared;
        }

        private static int byAccount(Trigger one, Trigger other) {
            int compared = one.account.compareTo(other.account);
            return compared == 0 ? Long.compare(one.tag, other.tag) : compared;
        }
    }

    private TriggerBook(boolean falling) {
        this.falling = falling;
        this.triggers = new TreeSet<>(falling ? Trigger::falling : Trigger::rising);
    }

    /// Of thresholds that the value reaches by falling to them.
    static TriggerBook falling() {
        return new TriggerBook(true);
    }

    /// Of thresholds that the value reaches by rising to them.
    static TriggerBook rising() {
        return new TriggerBook(false);
    }

    void add(Trigger trigger) {
        triggers.add(trigger);
        first = triggers.first();
    }

    void remove(Trigger trigger) {
        triggers.remove(trigger);
        first = triggers.isEmpty() ? null : triggers.first();
    }

    /// Adds the accounts whose thresholds the value has reached, equality included.
    void collectReached(BigDecimal value, Collection<AccountId> reached) {
        if (first == null || !isReached(first, value)) {
            return;
        }
        for (Trigger trigger : triggers) {
            if (!isReached(trigger, value)) {
                return;
            }
            reached.add(trigger.account());
        }
    }

    private boolean isReached(Trigger trigger, BigDecimal value) {
        int compared = value.compareTo(trigger.threshold());
        return falling ? compared <= 0 : compared >= 0;
    }
}
