package io.tickfold.gateway.identity.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.value.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The secret that tokens are signed with, and those that they were signed with before; none shows
/// itself in text.
public final class JwtSecret {

    /// The fewest bytes that HS256 may have for a key.
    private static final int MIN_BYTES = 32;

    private static final int FINGERPRINT_BYTES = 8;

    private final List<SecretKey> keys;

    private JwtSecret(List<SecretKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /// The UTF-8 bytes of the text, without white space around it.
    ///
    /// @throws IllegalArgumentException if that is less than 256 bits; it does not name the text
    public static JwtSecret of(String text) {
        byte[] bytes = text.strip().getBytes(UTF_8);
        if (bytes.length < MIN_BYTES) {
            throw new IllegalArgumentException("the JWT secret must have at least 32 bytes");
        }
        return new JwtSecret(List.of(new SecretKeySpec(bytes, "HmacSHA256")));
    }

    /// The same secret, when tokens are also valid that were signed with former ones.
    JwtSecret after(List<JwtSecret> former) {
        return new JwtSecret(
                Stream.concat(
                                keys.stream(),
                                former.stream().flatMap(secret -> secret.keys.stream()))
                        .toList());
    }

    /// Tells this secret from others, and does not help to find it.
    public String fingerprint() {
        MessageDigest digest = Sha256.digest();
        digest.update("tickfold fingerprint of a secret".getBytes(UTF_8));
        return HexFormat.of().formatHex(digest.digest(key().getEncoded()), 0, FINGERPRINT_BYTES);
    }

    /// Signs tokens.
    SecretKey key() {
        return keys.getFirst();
    }

    /// Verify tokens.
    List<SecretKey> keys() {
        return keys;
    }

    @Override
    public String toString() {
        return "JwtSecret[hidden]";
    }
}
