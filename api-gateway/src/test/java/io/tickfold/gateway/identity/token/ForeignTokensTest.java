package io.tickfold.gateway.identity.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.tickfold.contract.value.AccountId;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Tokens of an issuer that publishes its keys, at a gateway that also signs its own.
class ForeignTokensTest extends TokenHolders {

    private static final KeyServer SERVER = new KeyServer();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("tickfold.auth.jwks-uri", SERVER::address);
        settings.add("tickfold.auth.issuer", () -> IssuerOfTests.NAME);
        settings.add("tickfold.auth.audience", () -> IssuerOfTests.AUDIENCE);
        settings.add("tickfold.auth.keys.refetch-interval", () -> "1ms");
    }

    @BeforeEach
    void publish() {
        SERVER.isBroken(false);
        SERVER.publishes(IssuerOfTests.FIRST.toPublicJWK(), IssuerOfTests.CURVE.toPublicJWK());
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void letsTheTokensOfBothIssuersIn() throws JOSEException {
        assertAccepted(IssuerOfTests.signed(theirs().build()));
        assertAccount("carol");
        assertAccepted(IssuerOfTests.signedByCurve());
        assertAccount("carol");
        assertAccepted(hs256(claims().build()));
        assertAccount("mallory");
    }

    @Test
    void keysChangeWithoutARestart() {
        assertAccepted(IssuerOfTests.signedBy(IssuerOfTests.FIRST));
        assertInvalid(IssuerOfTests.signedBy(IssuerOfTests.SECOND));
        SERVER.publishes(IssuerOfTests.SECOND.toPublicJWK());
        assertAccepted(IssuerOfTests.signedBy(IssuerOfTests.SECOND));
        assertInvalid(IssuerOfTests.signedBy(IssuerOfTests.FIRST));
    }

    @Test
    void refusesKeysThatOthersCouldSignWith() throws Exception {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        for (int bits : List.of(1_024, 2_040)) {
            keys.initialize(bits);
            KeyPair pair = keys.generateKeyPair();
            RSAKey weak = new RSAKey.Builder((RSAPublicKey) pair.getPublic()).keyID("weak").build();
            SERVER.publishes(weak, IssuerOfTests.FIRST.toPublicJWK());
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("weak").build();
            SignedJWT token = new SignedJWT(header, theirs().build());
            token.sign(new RSASSASigner(pair.getPrivate(), Set.of(AllowWeakRSAKey.getInstance())));
            assertInvalid(token.serialize());
            assertAccepted(IssuerOfTests.signedBy(IssuerOfTests.FIRST));
        }
    }

    @Test
    void readsTheAccountOnlyFromTheClaimOfTheIssuer() throws JOSEException {
        assertInvalid(IssuerOfTests.signed(theirs().subject(null).claim("userId", "m").build()));
        assertInvalid(hs256(claims().claim("userId", null).subject("m").build()));
        assertAccepted(IssuerOfTests.signed(theirs().claim("userId", "root").build()));
        assertAccount("carol");
        assertAccepted(hs256(claims().subject("root").build()));
        assertAccount("mallory");
    }

    @Test
    void refusesAnotherIssuerOrAudience() {
        assertInvalid(IssuerOfTests.signed(theirs().issuer("https://other.example").build()));
        assertInvalid(IssuerOfTests.signed(theirs().issuer(IssuerOfTests.NAME + "/").build()));
        assertInvalid(IssuerOfTests.signed(theirs().issuer(null).build()));
        assertInvalid(IssuerOfTests.signed(theirs().audience("other").build()));
        assertInvalid(IssuerOfTests.signed(theirs().audience((String) null).build()));
    }

    @Test
    void refusesItsNameOnATokenThatWeSigned() throws JOSEException {
        assertInvalid(hs256(claims().issuer(IssuerOfTests.NAME).build()));
    }

    @Test
    void refusesTokensOutOfTheirTime() {
        assertInvalid(IssuerOfTests.signed(theirs().expirationTime(in(-31)).build()));
        assertInvalid(IssuerOfTests.signed(theirs().expirationTime(null).build()));
        assertInvalid(IssuerOfTests.signed(theirs().notBeforeTime(in(40)).build()));
        assertAccepted(IssuerOfTests.signed(theirs().notBeforeTime(in(20)).build()));
    }

    @Test
    void refusesAnAccountOfTheWrongForm() {
        for (Object account : List.of("", "a b", "x".repeat(65), "auth0|1")) {
            assertInvalid(IssuerOfTests.signed(theirs().claim("sub", account).build()));
        }
    }

    /// The classic confusion: the public key, which everybody knows, taken for a secret.
    @Test
    void refusesThePublicKeyAsASecret() throws JOSEException {
        byte[] der = IssuerOfTests.FIRST.toRSAPublicKey().getEncoded();
        String pem =
                "-----BEGIN PUBLIC KEY-----\n"
                        + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                        + "\n-----END PUBLIC KEY-----\n";
        String jwk = IssuerOfTests.FIRST.toPublicJWK().toJSONString();
        for (byte[] secret : List.of(der, pem.getBytes(UTF_8), jwk.getBytes(UTF_8))) {
            for (JWTClaimsSet claims :
                    List.of(theirs().claim("userId", "m").build(), theirs().build())) {
                JWSHeader header =
                        new JWSHeader.Builder(JWSAlgorithm.HS256)
                                .keyID(IssuerOfTests.FIRST.getKeyID())
                                .build();
                SignedJWT token = new SignedJWT(header, claims);
                token.sign(new MACSigner(secret));
                assertInvalid(token.serialize());
            }
        }
    }

    @Test
    void refusesOtherAlgorithmsOfTheSameKey() {
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
            JWSHeader.Builder header =
                    new JWSHeader.Builder(algorithm).keyID(IssuerOfTests.FIRST.getKeyID());
            assertInvalid(IssuerOfTests.signed(IssuerOfTests.FIRST, header, theirs().build()));
        }
    }

    @Test
    void refusesKeyIdsThatNameNoKey() {
        for (String id :
                List.of(
                        "",
                        "../../../../dev/null",
                        "/dev/null",
                        "first' OR '1'='1",
                        SERVER.address().resolve("/other").toString(),
                        "first\u0000",
                        "k".repeat(4_000))) {
            assertInvalid(
                    IssuerOfTests.signed(
                            IssuerOfTests.SECOND,
                            IssuerOfTests.header(IssuerOfTests.SECOND).keyID(id),
                            theirs().build()));
            assertInvalid(
                    IssuerOfTests.signed(
                            IssuerOfTests.FIRST,
                            IssuerOfTests.header(IssuerOfTests.FIRST).keyID(id),
                            theirs().build()));
        }
    }

    @Test
    void takesNoKeyFromTheTokenAndAsksNoAddressInIt() {
        try (KeyServer attacker = new KeyServer()) {
            attacker.publishes(IssuerOfTests.SECOND.toPublicJWK());
            URI address = attacker.address();
            for (String id : List.of("first", "second")) {
                assertInvalid(forged(header(id).jwk(IssuerOfTests.SECOND.toPublicJWK())));
                assertInvalid(forged(header(id).jwkURL(address)));
                assertInvalid(forged(header(id).x509CertURL(address)));
                assertInvalid(forged(header(id).x509CertSHA256Thumbprint(new Base64URL("AAAA"))));
            }
            assertThat(attacker.fetches()).isZero();
        }
    }

    @Test
    void refusesCriticalHeadersAndOtherTypes() {
        JWSHeader.Builder critical =
                IssuerOfTests.header(IssuerOfTests.FIRST)
                        .criticalParams(Set.of("custom"))
                        .customParam("custom", 1);
        assertInvalid(IssuerOfTests.signed(IssuerOfTests.FIRST, critical, theirs().build()));
        JWSHeader.Builder other =
                IssuerOfTests.header(IssuerOfTests.FIRST).type(new JOSEObjectType("logout+jwt"));
        assertInvalid(IssuerOfTests.signed(IssuerOfTests.FIRST, other, theirs().build()));
    }

    @Test
    void givesNoOperatorRightsUnlessItMay() {
        String token =
                IssuerOfTests.signed(theirs().claim("scope", "withdraw funds:write").build());
        HttpResponse<String> halt =
                send(
                        anonymous("/api/v1/admin/symbols/BTCUSDT/halt")
                                .header("Authorization", "Bearer " + token)
                                .header("Idempotency-Key", "k")
                                .POST(HttpRequest.BodyPublishers.noBody()));
        assertRefused(halt, 403, "FORBIDDEN", "Forbidden");
        HttpResponse<String> withdrawal =
                send(
                        anonymous("/api/v1/account/withdrawals")
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(withdrawal.statusCode()).isEqualTo(400);
    }

    private static JWSHeader.Builder header(String keyId) {
        return IssuerOfTests.header(IssuerOfTests.SECOND).keyID(keyId);
    }

    private static String forged(JWSHeader.Builder header) {
        return IssuerOfTests.signed(IssuerOfTests.SECOND, header, theirs().subject("root").build());
    }

    private static JWTClaimsSet.Builder theirs() {
        return IssuerOfTests.claims();
    }

    private void assertAccount(String account) {
        assertThat(engine.commands().getLast().header().accountId())
                .isEqualTo(new AccountId(account));
        engine.reset();
    }
}
