package io.tickfold.gateway.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrongKeysTest {

    @ParameterizedTest
    @CsvSource({
        "1024,65537,false",
        "2047,65537,false",
        "2048,65537,true",
        "2048,3,true",
        "2048,1,false",
        "16384,65537,true",
        "16385,65537,false"
    })
    void areLongEnoughAndHaveAnExponent(int bits, int exponent, boolean strong) {
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE);
        assertThat(StrongKeys.contain(new Rsa(modulus, BigInteger.valueOf(exponent))))
                .isEqualTo(strong);
    }

    @Test
    void areOfAKindThatTokensMayBeSignedWith() throws Exception {
        KeyPairGenerator curves = KeyPairGenerator.getInstance("EC");
        curves.initialize(256);
        assertThat(StrongKeys.contain(curves.generateKeyPair().getPublic())).isTrue();
        assertThat(StrongKeys.contain(new SecretKeySpec(new byte[64], "HmacSHA256"))).isFalse();
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(new RSAKeyGenParameterSpec(1_024, RSAKeyGenParameterSpec.F4));
        assertThat(StrongKeys.contain(rsa.generateKeyPair().getPublic())).isFalse();
    }

    private record Rsa(BigInteger modulus, BigInteger exponent) implements RSAPublicKey {

        @Override
        public BigInteger getModulus() {
            return modulus;
        }

        @Override
        public BigInteger getPublicExponent() {
            return exponent;
        }

        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        public String getFormat() {
            return "none";
        }

        @Override
        public byte[] getEncoded() {
            return new byte[0];
        }
    }
}
