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

/// A record of `trade-input`: its position, which the fold needs, and its bytes.
@SuppressWarnings("ArrayRecordComponent") // the bytes as written, neither compared nor changed
public record InputRecord(
        LogPosition position, byte @Nullable [] key, Headers headers, byte @Nullable [] value) {

    private static final byte[] NOTHING = {};

    /// @param timestamp when it was appended, in milliseconds since 1970
    public InputRecord(
            long offset,
            long timestamp,
            byte @Nullable [] key,
            Headers headers,
            byte @Nullable [] value) {
        this(
                new LogPosition(offset, Instant.ofEpochMilli(timestamp), account(key)),
                key,
                headers,
                value);
    }

    private static Optional<AccountId> account(byte @Nullable [] key) {
        try {
            return Optional.ofNullable(key).map(k -> new AccountId(new String(k, UTF_8)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public long offset() {
        return position.offset();
    }

    /// The hash of this record and of all inputs before it.
    ///
    /// @param before the hash of those
    public ChainHash chainedTo(ChainHash before) {
        return before.afterInput(
                position.offset(),
                position.appendedAt().toEpochMilli(),
                key == null ? NOTHING : key,
                MessageHeaders.typeName(headers),
                value == null ? NOTHING : value);
    }
}
