package io.tickfold.gateway.identity.token;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whose tokens are valid besides our own: those of one issuer that publishes its keys.
///
/// @param jwksUri where the keys are; without it, there is no such issuer
/// @param audience what `aud` must name
/// @param accountClaim the claim that names the account
/// @param operatorScope whether the issuer may give the scope `funds:write`
@ConfigurationProperties("tickfold.auth")
public record AuthSettings(
        @Nullable URI jwksUri,
        @DefaultValue("") String issuer,
        @DefaultValue("") String audience,
        @DefaultValue("sub") String accountClaim,
        @DefaultValue("false") boolean operatorScope,
        @DefaultValue Keys keys) {

    /// How long keys are used.
    ///
    /// @param lifetime after which they are fetched again
    /// @param refetchInterval in which keys that are not known cause two fetches at most
    /// @param outageTolerance how long known keys are trusted while they cannot be fetched
    public record Keys(
            @DefaultValue("5m") Duration lifetime,
            @DefaultValue("10s") Duration refetchInterval,
            @DefaultValue("12h") Duration outageTolerance) {}

    /// @throws IllegalArgumentException if keys could be forged on their way, or others than the
    ///   issuer's tokens for us would be accepted
    public AuthSettings {
        if (jwksUri != null && !isSafe(jwksUri)) {
            throw new IllegalArgumentException(
                    "tickfold.auth.jwks-uri must be https, or http to a loopback address");
        }
        boolean complete = !issuer.isBlank() && !audience.isBlank() && !accountClaim.isBlank();
        if (jwksUri != null && !complete) {
            throw new IllegalArgumentException(
                    "tickfold.auth.jwks-uri needs issuer, audience and account-claim beside it");
        }
    }

    Optional<URI> keysAddress() {
        return Optional.ofNullable(jwksUri);
    }

    private static boolean isSafe(URI uri) {
        String host = Optional.ofNullable(uri.getHost()).orElse("");
        boolean plain = "http".equals(uri.getScheme()) && isLoopback(host);
        return !host.isEmpty() && (plain || "https".equals(uri.getScheme()));
    }

    private static boolean isLoopback(String host) {
        try {
            return "localhost".equals(host) || InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
