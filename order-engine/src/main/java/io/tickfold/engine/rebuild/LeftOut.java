package io.tickfold.engine.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The records of a partition that no engine wrote, without which its state is rebuilt.
final class LeftOut {

    private long count;
    private long first;

    void leaveOut(ConsumerRecord<?, ?> record) {
        if (count == 0) {
            first = record.offset();
        }
        count++;
    }

    long count() {
        return count;
    }

    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (count > 0) {
            remarks.add(
                    String.format(
                            Locale.ROOT,
                            "%,d records that no engine wrote were left out, the first at offset %,d",
                            count,
                            first));
        }
        return remarks;
    }
}
