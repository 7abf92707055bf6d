package io.tickfold.engine.streams;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.Topics;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The key of an event, and the partition that it belongs in: that of its input.
///
/// @param account that it happened to; none if it is a checkpoint
record EventKey(Optional<AccountId> account, int partition) {

    /// Only the account is written; the partition says where.
    static byte @Nullable [] serialize(String topic, EventKey key) {
        return key.account.map(Topics.TRADE_EVENTS::encodeKey).orElse(null);
    }

    static Optional<Set<Integer>> partitions(
            String topic, EventKey key, byte[] value, int partitions) {
        return Optional.of(Set.of(key.partition));
    }
}
