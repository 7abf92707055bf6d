package io.tickfold.engine.journal;

import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/// An event with the headers and the JSON that `trade-events` holds of it.
@SuppressWarnings("ArrayRecordComponent") // the bytes as written, neither compared nor changed
public record OutputRecord(EventId id, EngineEvent event, Headers headers, byte[] value) {

    /// The account that the record's key names; events of the partition have none.
    public Optional<AccountId> key() {
        return switch (event) {
            case TradeEvent ofAccount -> Optional.of(ofAccount.header().accountId());
            case Checkpoint _, InputSkipped _ -> Optional.empty();
        };
    }
}
