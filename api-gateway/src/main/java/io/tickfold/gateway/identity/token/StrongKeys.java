package io.tickfold.gateway.identity.token;

import java.math.BigInteger;
import java.security.Key;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/// The keys that nobody else can sign with: RSA of 2,048 bits or more, and curves of 256.
final class StrongKeys {

    private static final int RSA_BITS = 2_048;
    private static final int MOST_RSA_BITS = 16_384;
    private static final int CURVE_BITS = 256;
    private static final BigInteger SMALLEST_EXPONENT = BigInteger.valueOf(3);

    private StrongKeys() {}

    /// Whether the key is one of them, and none that takes long to compute with.
    static boolean contain(Key key) {
        return switch (key) {
            case RSAPublicKey rsa -> isStrong(rsa);
            case ECPublicKey curve -> curve.getParams().getOrder().bitLength() >= CURVE_BITS;
            default -> false;
        };
    }

    /// By an exponent of 1, every text is its own signature.
    private static boolean isStrong(RSAPublicKey key) {
        int bits = key.getModulus().bitLength();
        return RSA_BITS <= bits
                && bits <= MOST_RSA_BITS
                && key.getPublicExponent().compareTo(SMALLEST_EXPONENT) >= 0;
    }
}
