package io.tickfold.engine.domain;

import io.tickfold.contract.value.AccountId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Thresholds of one moving figure, ordered by how soon it reaches them: asking whether it has
/// reached any costs the same however many there are.
final class Ladder {

    private final boolean falling;
    private final TreeSet<Rung> rungs;
    private @Nullable Rung first;

    /// A threshold, and whom it concerns.
    ///
    /// @param tag tells the rungs of an account apart
    record Rung(BigDecimal threshold, AccountId account, long tag) {

        private static int rising(Rung one, Rung other) {
            int compared = one.threshold.compareTo(other.threshold);
            return compared == 0 ? byConcern(one, other) : compared;
        }

        private static int falling(Rung one, Rung other) {
            int compared = other.threshold.compareTo(one.threshold);
            return compared == 0 ? byConcern(one, other) : compared;
        }

        private static int byConcern(Rung one, Rung other) {
            int compared = one.account.compareTo(other.account);
            return compared == 0 ? Long.compare(one.tag, other.tag) : compared;
        }
    }

    private Ladder(boolean falling) {
        this.falling = falling;
        this.rungs = new TreeSet<>(falling ? Rung::falling : Rung::rising);
    }

    /// Thresholds that are reached by falling to them.
    static Ladder falling() {
        return new Ladder(true);
    }

    /// Thresholds that are reached by rising to them.
    static Ladder rising() {
        return new Ladder(false);
    }

    void add(Rung rung) {
        rungs.add(rung);
        first = rungs.first();
    }

    void remove(Rung rung) {
        rungs.remove(rung);
        first = rungs.isEmpty() ? null : rungs.first();
    }

    /// Adds the accounts whose thresholds the figure has reached, equality included.
    void collectReached(BigDecimal figure, Collection<AccountId> reached) {
        if (first == null || !isReached(first, figure)) {
            return;
        }
        for (Rung rung : rungs) {
            if (!isReached(rung, figure)) {
                return;
            }
            reached.add(rung.account());
        }
    }

    private boolean isReached(Rung rung, BigDecimal figure) {
        int compared = figure.compareTo(rung.threshold());
        return falling ? compared <= 0 : compared >= 0;
    }
}
