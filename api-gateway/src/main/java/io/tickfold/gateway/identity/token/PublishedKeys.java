package io.tickfold.gateway.identity.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.security.Key;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The keys that an issuer publishes, fetched when they are needed and kept for a while.
final class PublishedKeys implements JWSKeySelector<SecurityContext> {

    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private static final int TIMEOUT_MS = 2_000;
    private static final int MAX_BYTES = 100 * 1024;
    private static final long REFRESH_TIMEOUT_MS = 15_000;
    private static final JWKSelector ANY = new JWKSelector(new JWKMatcher.Builder().build());

    private final JWKSource<SecurityContext> source;
    private final JWSKeySelector<SecurityContext> selector;

    PublishedKeys(URI address, AuthSettings.Keys settings) {
        source = source(address, settings);
        selector = new JWSVerificationKeySelector<>(ALGORITHMS, source);
    }

    private static JWKSource<SecurityContext> source(URI address, AuthSettings.Keys settings) {
        try {
            var retriever = new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, MAX_BYTES);
            return JWKSourceBuilder.create(address.toURL(), retriever)
                    .cache(settings.lifetime().toMillis(), REFRESH_TIMEOUT_MS)
                    .refreshAheadCache(false)
                    .rateLimited(settings.refetchInterval().toMillis())
                    .retrying(true)
                    .outageTolerant(settings.outageTolerance().toMillis())
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("tickfold.auth.jwks-uri is no address", e);
        }
    }

    /// The keys that may have signed this; none if the issuer has no such key, or a weak one.
    ///
    /// @throws KeySourceException if no key of the issuer is known, and none can be fetched
    @Override
    public List<? extends Key> selectJWSKeys(JWSHeader header, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            return selector.selectJWSKeys(header, context).stream()
                    .filter(StrongKeys::contain)
                    .toList();
        } catch (RateLimitReachedException _) {
            source.get(ANY, context);
            return List.of();
        }
    }
}
