package io.tickfold.readmodel.projection;

import io.tickfold.readmodel.log.ForeignRecord;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts the records that a projection has skipped since no engine wrote them, and names each
/// once, in the log.
public final class ForeignRecords {

    private static final Logger log = LoggerFactory.getLogger(ForeignRecords.class);
    private static final int NAMED = 20;

    private final AtomicLong count = new AtomicLong();
    private volatile Optional<ForeignRecord> last = Optional.empty();

    /// How many there are.
    public long count() {
        return count.get();
    }

    /// The last one of them.
    public Optional<ForeignRecord> last() {
        return last;
    }

    /// Takes those of a transaction that is committed; of very many at once, the first are named.
    void skipped(List<ForeignRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        long _ = count.addAndGet(records.size());
        last = Optional.of(records.getLast());
        log.warn(
                "trade-events has records that no engine wrote there, which are skipped: {}{}",
                records.subList(0, Math.min(NAMED, records.size())),
                records.size() > NAMED ? ", and so on: " + records.size() + " at once" : "");
    }
}
