package io.tickfold.engine.journal;

import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Reads what a record of `trade-input` says.
@FunctionalInterface
public interface InputReader {

    /// One that knows nothing of other records.
    InputReader USUAL = Topics.TRADE_INPUT::decode;

    /// @throws UnreadableMessageException if it is nothing that the topic holds
    TradeInput read(Headers headers, byte @Nullable [] value) throws UnreadableMessageException;
}
