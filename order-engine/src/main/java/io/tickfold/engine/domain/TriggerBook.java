package io.tickfold.engine.domain;

import io.tickfold.contract.value.AccountId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Thresholds of one moving figure, ordered by how soon it reaches them: asking whether it has
/// reached any costs the same however many there are.
final class TriggerBook {

    private final boolean falling;
    private final TreeSet<Trigger> triggers;
    private @Nullable Trigger first;

    /// A threshold, and whom it concerns.
    ///
    /// @param tag tells the triggers of an account apart
    record Trigger(BigDecimal threshold, AccountId account, long tag) {

        private static int rising(Trigger one, Trigger other) {
            int compared = one.threshold.compareTo(other.threshold);
            return compared == 0 ? byConcern(one, other) : compared;
        }

        private static int falling(Trigger one, Trigger other) {
            int compared = other.threshold.compareTo(one.threshold);
            return compared == 0 ? byConcern(one, other) : compared;
        }

        private static int byConcern(Trigger one, Trigger other) {
            int compared = one.account.compareTo(other.account);
            return compared == 0 ? Long.compare(one.tag, other.tag) : compared;
        }
    }

    private TriggerBook(boolean falling) {
        this.falling = falling;
        this.triggers = new TreeSet<>(falling ? Trigger::falling : Trigger::rising);
    }

    /// Thresholds that are reached by falling to them.
    static TriggerBook falling() {
        return new TriggerBook(true);
    }

    /// Thresholds that are reached by rising to them.
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

    /// Adds the accounts whose thresholds the figure has reached, equality included.
    void collectReached(BigDecimal figure, Collection<AccountId> reached) {
        if (first == null || !isReached(first, figure)) {
            return;
        }
        for (Trigger trigger : triggers) {
            if (!isReached(trigger, figure)) {
                return;
            }
            reached.add(trigger.account());
        }
    }

    private boolean isReached(Trigger trigger, BigDecimal figure) {
        int compared = figure.compareTo(trigger.threshold());
        return falling ? compared <= 0 : compared >= 0;
    }
}
