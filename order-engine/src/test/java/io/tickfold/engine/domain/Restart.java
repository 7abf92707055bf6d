package io.tickfold.engine.domain;

/// Rebuilds a fold from what is stored of another, as an engine does when it starts again.
final class Restart {

    private Restart() {}

    static PartitionFold of(PartitionFold stopped) {
        PartitionFold fold = Engine.fold(RandomHistory.PARTITION, RandomHistory.PARTITIONS);
        stopped.accounts().forEach(fold::restore);
        restoreRest(stopped, fold);
        fold.resume();
        return fold;
    }

    /// One that has followed the other as far as accounts and keys are concerned.
    static PartitionFold of(PartitionFold stopped, FollowedPartition followed) {
        PartitionFold fold =
                new PartitionFold(
                        RandomHistory.PARTITION,
                        RandomHistory.PARTITIONS,
                        new KeysInMemory(),
                        followed);
        restoreRest(stopped, fold);
        fold.resumeFollowed();
        return fold;
    }

    private static void restoreRest(PartitionFold stopped, PartitionFold fold) {
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
    }
}
