package io.tickfold.gateway.identity.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The secret that tokens are signed with; it never shows itself in text.
public final class JwtSecret {

    /// The fewest bytes that HS256 may have for a key.
    private static final int MIN_BYTES = 32;

    private final byte[] bytes;

    private JwtSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The UTF-8 bytes of the text, without white space around it.
    ///
    /// @throws IllegalArgumentException if that is less than 256 bits; it does not name the text
    public static JwtSecret of(String text) {
        byte[] bytes = text.strip().getBytes(UTF_8);
        if (bytes.length < MIN_BYTES) {
            throw new IllegalArgumentException("the JWT secret must have at least 32 bytes");
        }
        return new JwtSecret(bytes);
    }

    SecretKey key() {
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    @Override
    public String toString() {
        return "JwtSecret[hidden]";
    }
}
