package io.tickfold.engine.rebuild;

import io.tickfold.engine.domain.PartitionFold;
import java.util.ArrayList;
import java.util.List;

/// What a rebuild made of a partition.
///
/// @param events how many it was rebuilt from
/// @param nextInput offset of the input from which the engine resumes
/// @param remarks what was left out, or could not be restored as it was
public record RebuiltPartition(
        int partition,
        long events,
        int accounts,
        int openOrders,
        int backlog,
        long nextInput,
        List<String> remarks) {

    static RebuiltPartition of(PartitionReading.State state) {
        PartitionFold fold = state.journal().fold();
        List<String> remarks = new ArrayList<>(state.remarks());
        if (state.events() > 0 && fold.market().rules().isEmpty()) {
            remarks.add("the kept input holds no rules; restart the price feed to publish them");
        }
        return new RebuiltPartition(
                state.partition(),
                state.events(),
                fold.accounts().size(),
                fold.accounts().stream().mapToInt(account -> account.orders().size()).sum(),
                fold.backlog().length(),
                state.next(),
                remarks);
    }
}
