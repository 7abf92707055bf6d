package io.tickfold.audit.verify;

import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.audit.verify.Finding.Kind;
import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is found in a partition, the first of it in full.
final class Findings {

    private static final int KEPT = 100;

    private final int partition;
    private final List<Finding> kept = new ArrayList<>();
    private long count;

    Findings(int partition) {
        this.partition = partition;
    }

    void add(Kind kind, LogRecord record, String text) {
        add(kind, record.log(), record.offset(), Optional.empty(), text);
    }

    void add(Kind kind, LogRecord record, EngineEvent event, String text) {
        Optional<AccountId> account =
                switch (event) {
                    case TradeEvent ofAccount -> Optional.of(ofAccount.header().accountId());
                    case Checkpoint _ -> Optional.empty();
                    case InputSkipped skip -> skip.account();
                };
        add(kind, record.log(), record.offset(), account, text);
    }

    /// Adds what concerns no record alone.
    void add(Kind kind, Log log, String text) {
        add(kind, log, Finding.NOWHERE, Optional.empty(), text);
    }

    void add(Kind kind, Log log, long offset, Optional<AccountId> account, String text) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(new Finding(kind, partition, log, offset, account, text));
        }
    }

    /// Those that are kept, in the order in which they were found.
    List<Finding> kept() {
        return List.copyOf(kept);
    }

    /// How many there are in all.
    long count() {
        return count;
    }
}
