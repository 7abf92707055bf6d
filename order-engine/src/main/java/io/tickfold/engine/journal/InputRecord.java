package io.tickfold.engine.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.engine.domain.LogPosition;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// A record of `trade-input` as it was written.
///
/// @param timestamp when it was appended, in milliseconds since 1970
@SuppressWarnings("ArrayRecordComponent") // the bytes as written, neither compared nor changed
public record InputRecord(
        long offset,
        long timestamp,
        byte @Nullable [] key,
        Headers headers,
        byte @Nullable [] value) {

    private static final byte[] NOTHING = {};

    /// Where it stands, and whose key it has.
    public LogPosition position() {
        return new LogPosition(offset, Instant.ofEpochMilli(timestamp), account());
    }

    private Optional<AccountId> account() {
        try {
            return Optional.ofNullable(key).map(k -> new AccountId(new String(k, UTF_8)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// A hash that stands for this record and all that another one stands for.
    public ChainHash chainedTo(ChainHash before) {
        String type = MessageHeaders.typeName(headers);
        return before.afterInput(
                offset,
                timestamp,
                key == null ? NOTHING : key,
                type,
                value == null ? NOTHING : value);
    }
}
