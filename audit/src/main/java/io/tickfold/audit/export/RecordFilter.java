package io.tickfold.audit.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.audit.log.LogRecord;
import io.tickfold.contract.value.AccountId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/// Which records are wanted.
///
/// @param from when they were written, inclusive
/// @param to when they were written, exclusive
record RecordFilter(Optional<Instant> from, Optional<Instant> to, Optional<AccountId> account) {

    /// Whether any record is left out.
    boolean isSet() {
        return from.isPresent() || to.isPresent() || account.isPresent();
    }

    Predicate<LogRecord> predicate() {
        long first = from.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
        long end = to.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
        Optional<byte[]> key = account.map(id -> id.value().getBytes(UTF_8));
        return each ->
                each.timestamp() >= first
                        && each.timestamp() < end
                        && (key.isEmpty() || Arrays.equals(key.get(), each.key()));
    }
}
