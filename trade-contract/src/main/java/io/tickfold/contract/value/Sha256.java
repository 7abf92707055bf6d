package io.tickfold.contract.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Hashes with SHA-256.
final class Sha256 {

    private static final MessageDigest DIGEST = lookUp();

    private Sha256() {}

    private static MessageDigest lookUp() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// The hash of the text's UTF-8 bytes.
    static byte[] of(String text) {
        return digest().digest(text.getBytes(UTF_8));
    }

    /// A new one: a copy of one that was looked up once, which takes longer than a short hash.
    static MessageDigest digest() {
        try {
            return (MessageDigest) DIGEST.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of this Java platform cannot be copied", e);
        }
    }
}
