package io.tickfold.gateway.identity.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/// Clients with tokens of all sorts.
abstract class TokenHolders extends GatewayHttpTest {

    static final String BODY = "{\"orderId\":\"ord_1234567890abcdef\"}";
    static final String LONG_SECRET = SECRET + SECRET;

    /// How a gateway verifies tokens that has nothing but this secret.
    static TokenVerification verification(JwtSecret secret) {
        Duration any = Duration.ofSeconds(1);
        AuthSettings none =
                new AuthSettings(null, "", "", "sub", false, new AuthSettings.Keys(any, any, any));
        return new TokenVerification(
                List.of(TrustedIssuer.ourselves(secret, none, Clock.systemUTC())));
    }

    void assertAccepted(String token) {
        engine.answers(Events.closed("1", "1"));
        assertThat(send(closing().header("Authorization", "Bearer " + token)).statusCode())
                .isEqualTo(200);
    }

    void assertInvalid(String token) {
        HttpResponse<String> response = send(closing().header("Authorization", "Bearer " + token));
        assertRefused(response, 401, "UNAUTHORIZED", "Unauthorized");
        assertThat(header(response, "WWW-Authenticate"))
                .isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(engine.commands().stream().map(c -> c.header().accountId().value()))
                .doesNotContain("m", "root");
    }

    HttpRequest.Builder closing() {
        return anonymous(CLOSE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(BODY));
    }

    static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder().claim("userId", "mallory").expirationTime(in(60));
    }

    static Date in(long seconds) {
        return Date.from(Instant.now().plus(Duration.ofSeconds(seconds)));
    }

    static String sign(JWTClaimsSet claims) {
        return signed(claims.toString());
    }

    static String hs256(JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        token.sign(new MACSigner(SECRET));
        return token.serialize();
    }

    static String signedBy(JWSSigner signer, JWSAlgorithm algorithm) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims().build());
        token.sign(signer);
        return token.serialize();
    }

    /// Signs a payload that need not be a valid set of claims.
    static String signed(String payload) {
        try {
            var token =
                    new com.nimbusds.jose.JWSObject(
                            new JWSHeader(JWSAlgorithm.HS256),
                            new com.nimbusds.jose.Payload(payload));
            token.sign(new MACSigner(SECRET));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
