package io.tickfold.contract.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Hashes with SHA-256, looked up in the Java platform once.
public final class Sha256 {

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
    public static byte[] of(String text) {
        return digest().digest(text.getBytes(UTF_8));
    }

    /// A new digest: a copy, since looking one up takes longer than a short hash.
    public static MessageDigest digest() {
        try {
            return (MessageDigest) DIGEST.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of this Java platform cannot be copied", e);
        }
    }
}
