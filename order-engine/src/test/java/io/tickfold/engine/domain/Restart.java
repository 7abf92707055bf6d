package io.tickfold.engine.domain;

import java.util.Comparator;

/// Makes a fold anew from what is stored of one, as an engine does that starts again.
final class Restart {

    private Restart() {}

    static PartitionFold of(PartitionFold stopped) {
        PartitionFold fold = new PartitionFold(RandomHistory.PARTITION, RandomHistory.PARTITIONS);
        stopped.accounts().forEach(fold::restore);
        stopped.keys().all().stream()
                .sorted(Comparator.comparing(use -> use.first().at()))
                .forEach(fold.keys()::remember);
        copy(stopped.market(), fold.market());
        Backlog backlog = stopped.backlog();
        if (!backlog.isEmpty()) {
            Market past = new Market();
            copy(backlog.past(), past);
            fold.backlog().restore(past, backlog.waiting(), backlog.done(), backlog.finished());
        }
        fold.resume();
        return fold;
    }

    private static void copy(Market from, Market to) {
        to.advanceTo(from.at());
        from.rules().ifPresent(to::set);
        from.quotes().forEach(to::set);
        from.halted().forEach(symbol -> to.setHalted(symbol, true));
    }
}
