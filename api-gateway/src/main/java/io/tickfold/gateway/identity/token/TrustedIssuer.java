package io.tickfold.gateway.identity.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import io.tickfold.contract.value.AccountId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

/// One who may sign tokens: by which algorithms and keys, what they must say, and what they give.
///
/// @param accountClaim the only claim that is read as the account
/// @param operators whether the tokens may give the rights of operators
record TrustedIssuer(
        Set<JWSAlgorithm> algorithms,
        JWSKeySelector<SecurityContext> keys,
        OAuth2TokenValidator<Jwt> checks,
        String accountClaim,
        boolean operators) {

    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final JwtGrantedAuthoritiesConverter AUTHORITIES =
            new JwtGrantedAuthoritiesConverter();

    /// We ourselves, and the issuer of the settings if they name one.
    static List<TrustedIssuer> all(JwtSecret secret, AuthSettings settings, Clock clock) {
        Stream<TrustedIssuer> others =
                settings
                        .keysAddress()
                        .map(address -> publishingAt(address, settings, clock))
                        .stream();
        return Stream.concat(Stream.of(ourselves(secret, settings, clock)), others).toList();
    }

    /// We ourselves.
    static TrustedIssuer ourselves(JwtSecret secret, AuthSettings others, Clock clock) {
        return new TrustedIssuer(
                Set.of(JWSAlgorithm.HS256),
                (_, _) -> secret.keys(),
                checks(clock, TokenIssuer.ACCOUNT_CLAIM, isNotFrom(others)),
                TokenIssuer.ACCOUNT_CLAIM,
                true);
    }

    /// The issuer that publishes its keys at this address.
    static TrustedIssuer publishingAt(URI address, AuthSettings settings, Clock clock) {
        OAuth2TokenValidator<Jwt> isForUs =
                new DelegatingOAuth2TokenValidator<>(
                        new JwtIssuerValidator(settings.issuer()),
                        new JwtAudienceValidator(settings.audience()));
        return new TrustedIssuer(
                PublishedKeys.ALGORITHMS,
                new PublishedKeys(address, settings.keys()),
                checks(clock, settings.accountClaim(), isForUs),
                settings.accountClaim(),
                settings.operatorScope());
    }

    private static OAuth2TokenValidator<Jwt> checks(
            Clock clock, String accountClaim, OAuth2TokenValidator<Jwt> origin) {
        JwtTimestampValidator timely = new JwtTimestampValidator(SKEW);
        timely.setClock(clock);
        timely.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                timely, new JwtClaimValidator<>(accountClaim, TrustedIssuer::isAccount), origin);
    }

    private static OAuth2TokenValidator<Jwt> isNotFrom(AuthSettings others) {
        OAuth2Error theirs = new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN);
        return token ->
                others.issuer().equals(token.getClaimAsString(JwtClaimNames.ISS))
                        ? OAuth2TokenValidatorResult.failure(theirs)
                        : OAuth2TokenValidatorResult.success();
    }

    private static boolean isAccount(Object claim) {
        try {
            return claim instanceof String text && !new AccountId(text).value().isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// The principal's name is the account.
    JwtAuthenticationToken authentication(Jwt token) {
        List<GrantedAuthority> authorities =
                AUTHORITIES.convert(token).stream().filter(this::mayGive).toList();
        String account = Optional.ofNullable(token.getClaimAsString(accountClaim)).orElseThrow();
        return new JwtAuthenticationToken(token, authorities, account);
    }

    private boolean mayGive(GrantedAuthority authority) {
        return operators || !Scope.FUNDS_WRITE.authority().equals(authority.getAuthority());
    }
}
