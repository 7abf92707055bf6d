package io.tickfold.engine.journal;

import io.tickfold.contract.value.Sha256;
import java.util.HexFormat;

/// What identifies a published event and its content, so that two logs can be compared by their
/// last events.
///
/// @param id its `ce_id`
/// @param hash SHA-256 of its value's bytes, as hexadecimal digits
public record EventDigest(String id, String hash) {

    public static EventDigest of(EventId id, byte[] value) {
        return new EventDigest(id.toString(), HexFormat.of().formatHex(Sha256.of(value)));
    }
}
