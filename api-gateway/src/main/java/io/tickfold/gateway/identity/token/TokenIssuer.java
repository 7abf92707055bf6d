package io.tickfold.gateway.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.tickfold.contract.value.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Signs tokens that the gateway accepts.
@Component
public final class TokenIssuer {

    static final String ACCOUNT_CLAIM = "userId";

    private static final JWSHeader HEADER =
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();

    private final JwtSecret secret;
    private final InstantSource time;

    public TokenIssuer(JwtSecret secret, InstantSource time) {
        this.secret = secret;
        this.time = time;
    }

    /// A token for this account that is valid from now on for the given time.
    public String issue(AccountId account, Duration lifetime) {
        return issue(account, lifetime, Set.of());
    }

    /// A token that also gives rights beyond trading.
    public String issue(AccountId account, Duration lifetime, Set<Scope> scopes) {
        Instant now = time.instant();
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder()
                        .claim(ACCOUNT_CLAIM, account.value())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(lifetime)));
        if (!scopes.isEmpty()) {
            claims.claim(Scope.CLAIM, Scope.claim(scopes));
        }
        return sign(claims.build());
    }

    private String sign(JWTClaimsSet claims) {
        SignedJWT token = new SignedJWT(HEADER, claims);
        try {
            token.sign(new MACSigner(secret.key()));
        } catch (JOSEException e) {
            throw new IllegalStateException("a valid key can always sign", e);
        }
        return token.serialize();
    }
}
