package io.tickfold.engine.rebuild;

import io.tickfold.engine.domain.Account;
import io.tickfold.engine.domain.PartitionFold;
import java.util.ArrayList;
import java.util.List;

/// What a rebuild made of a partition.
///
/// @param events how many it was rebuilt from
/// @param nextInput offset of the input from which the engine resumes
/// @param remarks what could not be restored as it was
public record RebuiltPartition(
        int partition,
        long events,
        int accounts,
        int openOrders,
        int backlog,
        long nextInput,
        List<String> remarks) {

    static RebuiltPartition of(
            int partition, PartitionFold fold, long events, PartitionReading.InputRange inputs) {
        List<String> remarks = new ArrayList<>(inputs.remarks());
        if (events > 0 && fold.market().rules().isEmpty()) {
            remarks.add("the kept input holds no rules; restart the price feed to publish them");
        }
        return new RebuiltPartition(
                partition,
                events,
                fold.accounts().size(),
                openOrders(fold),
                fold.backlog().length(),
                inputs.next(),
                remarks);
    }

    private static int openOrders(PartitionFold fold) {
        int orders = 0;
        for (Account account : fold.accounts()) {
            for (var _ : account.orders()) {
                orders++;
            }
        }
        return orders;
    }
}
