package io.tickfold.engine.domain;

import java.util.Comparator;

/// Rebuilds a fold from what is stored of another, as an engine does when it starts again.
final class Restart {

    private Restart() {}

    static PartitionFold of(PartitionFold stopped) {
        PartitionFold fold = new PartitionFold(RandomHistory.PARTITION, RandomHistory.PARTITIONS);
        stopped.accounts().forEach(fold::restore);
        stopped.keys().all().stream()
                .sorted(Comparator.comparing(use -> use.first().at()))
                .forEach(fold.keys()::remember);
        fold.restore(MarketSnapshot.of(stopped.market()));
        Backlog backlog = stopped.backlog();
        if (!backlog.isEmpty()) {
            fold.backlog()
                    .restore(
                            MarketSnapshot.of(backlog.past()),
                            backlog.waiting(),
                            backlog.done(),
                            backlog.finished());
        }
        fold.resume();
        return fold;
    }
}
