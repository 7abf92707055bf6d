package io.tickfold.gateway.identity.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.tickfold.contract.value.Sha256;
import java.nio.ByteBuffer;
import java.security.Key;
import java.text.ParseException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/// Accepts the tokens of trusted issuers; the algorithm alone decides which of them it must be.
@Component
final class TokenVerification implements JwtDecoder, Converter<Jwt, AbstractAuthenticationToken> {

    private static final int MAX_KEY_ID = 200;
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    /// Nobody can tell now whether a token is valid: its issuer's keys cannot be fetched.
    static final class KeysUnavailableException extends AuthenticationException {

        KeysUnavailableException(Throwable cause) {
            super("no keys to verify tokens with", cause);
        }
    }

    /// How much of tokens is remembered, in characters.
    private static final int REMEMBERED = 8 << 20;

    private final Map<JWSAlgorithm, TrustedIssuer> issuers = new HashMap<>();
    private final NimbusJwtDecoder decoder;

    /// By the hash of the token.
    private final Cache<ByteBuffer, Verified> verified =
            Caffeine.newBuilder()
                    .maximumWeight(REMEMBERED)
                    .weigher((ByteBuffer _, Verified each) -> each.token.getTokenValue().length())
                    .build();

    /// A token that was valid, and the keys that there were for it.
    private record Verified(Jwt token, JWSHeader header, List<? extends Key> keys) {}

    @Autowired
    TokenVerification(JwtSecret secret, AuthSettings settings, InstantSource time) {
        this(TrustedIssuer.all(secret, settings, time.withZone(ZoneOffset.UTC)));
    }

    /// @throws IllegalArgumentException if two issuers share an algorithm
    TokenVerification(List<TrustedIssuer> trusted) {
        trusted.forEach(this::trust);
        decoder = new NimbusJwtDecoder(processor());
        decoder.setJwtValidator(this::check);
    }

    private void trust(TrustedIssuer issuer) {
        for (JWSAlgorithm algorithm : issuer.algorithms()) {
            if (issuers.putIfAbsent(algorithm, issuer) != null) {
                throw new IllegalArgumentException("two issuers sign by " + algorithm);
            }
        }
    }

    private DefaultJWTProcessor<SecurityContext> processor() {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, ACCESS_TOKEN, null));
        processor.setJWSKeySelector(this::keys);
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        return processor;
    }

    /// Keys and addresses of keys that come with the token are not looked at.
    private List<? extends Key> keys(JWSHeader header, @Nullable SecurityContext context)
            throws KeySourceException {
        TrustedIssuer issuer = issuers.get(header.getAlgorithm());
        return issuer == null || isOdd(header)
                ? List.of()
                : issuer.keys().selectJWSKeys(header, context);
    }

    private static boolean isOdd(JWSHeader header) {
        return header.getCriticalParams() != null
                || Optional.ofNullable(header.getKeyID()).orElse("").length() > MAX_KEY_ID;
    }

    private OAuth2TokenValidatorResult check(Jwt token) {
        return TokenTimes.areProper(token.getTokenValue())
                ? validate(token)
                : OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN));
    }

    private OAuth2TokenValidatorResult validate(Jwt token) {
        return issuerOf(token).checks().validate(token);
    }

    private TrustedIssuer issuerOf(Jwt token) {
        return Optional.ofNullable(token.getHeaders().get("alg"))
                .map(algorithm -> JWSAlgorithm.parse(algorithm.toString()))
                .map(issuers::get)
                .orElseThrow();
    }

    /// Verifies a signature once, for as long as there are the same keys for it; whether it is time
    /// for the token, always.
    ///
    /// @throws BadJwtException if the token is not valid
    /// @throws KeysUnavailableException if nobody can tell
    @Override
    public Jwt decode(String token) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.digest().digest(token.getBytes(UTF_8)));
        try {
            Verified known = verified.getIfPresent(hash);
            if (known == null || !isStillValid(known)) {
                known = verify(token);
                verified.put(hash, known);
            }
            return known.token();
        } catch (KeySourceException e) {
            throw new KeysUnavailableException(e);
        } catch (JwtException | ParseException e) {
            if (e.getCause() instanceof KeySourceException) {
                throw new KeysUnavailableException(e);
            }
            throw new BadJwtException("invalid token", e);
        }
    }

    private boolean isStillValid(Verified known) throws KeySourceException {
        return !validate(known.token()).hasErrors()
                && keys(known.header(), null).equals(known.keys());
    }

    /// The keys are asked for first: if they change meanwhile, the next look finds others.
    private Verified verify(String token) throws KeySourceException, ParseException {
        JWSHeader header = SignedJWT.parse(token).getHeader();
        List<? extends Key> keys = keys(header, null);
        return new Verified(decoder.decode(token), header, keys);
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        return issuerOf(token).authentication(token);
    }
}
