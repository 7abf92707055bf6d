package io.tickfold.gateway.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForgedTokensTest extends TokenHolders {

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "a.b.c.d.e", "..", "e30.e30.e30", "a b", "\u00e4"})
    void refusesWhatIsNoToken(String token) {
        assertInvalid(token);
    }

    @Test
    void refusesExcessivelyNestedHeaders() {
        assertInvalid(base64("{\"alg\":" + "[".repeat(4_000)) + ".e30.AAAA");
    }

    @Test
    void refusesTheSignatureOfAnotherSecret() throws JOSEException {
        JWSSigner other = new MACSigner("another-secret-of-tests-that-is-long-enough");
        assertInvalid(signedBy(other, JWSAlgorithm.HS256));
    }

    @Test
    void refusesAChangedToken() {
        String[] parts = TOKEN.split("\\.", -1);
        String root = base64("{\"userId\":\"root\",\"exp\":4102444800}");
        assertInvalid(parts[0] + "." + root + "." + parts[2]);
        assertInvalid(parts[0] + "." + parts[1] + ".");
        assertInvalid(parts[0] + "." + parts[1]);
    }

    @Test
    void refusesUnsignedTokens() {
        assertInvalid(new PlainJWT(claims().build()).serialize());
        assertInvalid(base64("{\"alg\":\"None\"}") + "." + base64("{\"userId\":\"m\"}") + ".");
    }

    @Test
    void refusesOtherAlgorithmsEvenWithOurSecret() throws JOSEException {
        MACSigner signer = new MACSigner(LONG_SECRET);
        assertInvalid(signedBy(signer, JWSAlgorithm.HS512));
        assertInvalid(signedBy(signer, JWSAlgorithm.HS384));
    }

    @Test
    void refusesRsaSignaturesAndKeysThatComeWithTheToken() throws JOSEException {
        var key = new RSAKeyGenerator(2_048).generate();
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .jwk(key.toPublicJWK())
                                .type(JOSEObjectType.JWT)
                                .build(),
                        claims().build());
        token.sign(new RSASSASigner(key));
        assertInvalid(token.serialize());
    }

    @Test
    void refusesCriticalHeadersThatItDoesNotKnow() throws JOSEException {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .criticalParams(java.util.Set.of("custom"))
                        .customParam("custom", 1)
                        .build();
        SignedJWT token = new SignedJWT(header, claims().build());
        token.sign(new MACSigner(SECRET));
        assertInvalid(token.serialize());
    }
}
