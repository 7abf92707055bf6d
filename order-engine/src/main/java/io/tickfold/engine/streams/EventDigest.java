package io.tickfold.engine.streams;

import io.tickfold.engine.journal.EventId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// By what an event is recognised.
///
/// @param id its `ce_id`
/// @param hash SHA-256 of its value's bytes, as hexadecimal digits
record EventDigest(String id, String hash) {

    static EventDigest of(EventId id, byte[] value) {
        return new EventDigest(id.toString(), HexFormat.of().formatHex(sha256(value)));
    }

    private static byte[] sha256(byte[] value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
