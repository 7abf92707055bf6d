package io.tickfold.gateway.auth;

import io.tickfold.contract.value.AccountId;
import java.time.Duration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// Accepts tokens that are signed by HS256 with our secret, expire, and name an account.
final class TokenVerification implements JwtDecoder {

    private static final Duration SKEW = Duration.ofSeconds(30);

    private final NimbusJwtDecoder decoder;

    TokenVerification(JwtSecret secret) {
        decoder =
                NimbusJwtDecoder.withSecretKey(secret.key())
                        .macAlgorithm(MacAlgorithm.HS256)
                        .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(timely(), namesAnAccount()));
    }

    private static OAuth2TokenValidator<Jwt> timely() {
        JwtTimestampValidator validator = new JwtTimestampValidator(SKEW);
        validator.setAllowEmptyExpiryClaim(false);
        return validator;
    }

    private static OAuth2TokenValidator<Jwt> namesAnAccount() {
        return new JwtClaimValidator<>(TokenIssuer.ACCOUNT_CLAIM, TokenVerification::isAccount);
    }

    private static boolean isAccount(Object claim) {
        try {
            return claim instanceof String text && !new AccountId(text).value().isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// Whatever is wrong lies with the token, since the key is at hand.
    @Override
    public Jwt decode(String token) {
        try {
            return decoder.decode(token);
        } catch (JwtException e) {
            throw new BadJwtException("invalid token", e);
        }
    }
}
