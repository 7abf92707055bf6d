package io.tickfold.engine.rebuild;

import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Backlog.Waiting;
import io.tickfold.engine.domain.LogPosition;
import io.tickfold.engine.domain.MarketSnapshot;
import io.tickfold.engine.domain.PartitionFold;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Folds inputs into the market as it was at the last decision, and keeps those that may not have
/// been processed for all accounts by then.
///
/// Too many rather than too few: an account that was processed with a tick, and has not changed
/// since, does not change when it is processed with it again.
final class MarketReplay {

    private final PartitionFold fold;
    private final Optional<Long> backlogFrom;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Set<Symbol> quoted = new HashSet<>();
    private Optional<MarketSnapshot> past = Optional.empty();

    /// @param backlogFrom offset of the oldest input that may not have been processed
    MarketReplay(PartitionFold fold, Optional<Long> backlogFrom) {
        this.fold = fold;
        this.backlogFrom = backlogFrom;
    }

    void replay(MarketInput input, LogPosition position) {
        if (input instanceof RulesChanged) {
            quoted.addAll(fold.market().quotes().keySet());
        }
        fold.replay(input, position).ifPresent(applied -> note(applied, position));
    }

    private void note(MarketInput applied, LogPosition position) {
        if (backlogFrom.equals(Optional.of(position.offset()))) {
            past = Optional.of(MarketSnapshot.of(fold.market()));
        }
        if (past.isPresent()) {
            waiting.add(new Waiting(applied, position.offset(), fold.market().at()));
        }
    }

    /// Symbols that had a quote before rules changed.
    Set<Symbol> quoted() {
        return Set.copyOf(quoted);
    }

    /// The market as it was when the first of what waits had come; empty if nothing waits, or it is
    /// no longer kept.
    Optional<MarketSnapshot> past() {
        return past;
    }

    List<Waiting> waiting() {
        return List.copyOf(waiting);
    }
}
