package io.tickfold.engine.domain;

/// Rebuilds a fold from what is stored of another, as an engine does when it starts again.
final class Restart {

    private Restart() {}

    static PartitionFold of(PartitionFold stopped) {
        PartitionFold fold = Engine.fold(RandomHistory.PARTITION, RandomHistory.PARTITIONS);
        stopped.accounts().forEach(fold::restore);
        stopped.keys().copyTo(fold.keys().shelf(), stopped.market().at());
        fold.restore(MarketSnapshot.of(stopped.market()));
        fold.restore(stopped.haltKeys());
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
