package io.tickfold.engine.streams;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.Topics;
import java.util.Optional;
import java.util.Set;

/// The key of an event, and the partition that it belongs in: that of its input.
record EventKey(AccountId account, int partition) {

    /// Only the account is written; the partition says where.
    static byte[] serialize(String topic, EventKey key) {
        return Topics.TRADE_EVENTS.encodeKey(key.account);
    }

    static Optional<Set<Integer>> partitions(
            String topic, EventKey key, byte[] value, int partitions) {
        return Optional.of(Set.of(key.partition));
    }
}
