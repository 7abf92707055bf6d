package io.tickfold.gateway.identity.token;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jwt.JWTClaimNames;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The times of a token as they were signed: seconds since 1970, up to the year 9999, which may
/// have a fraction (RFC 7519).
///
/// Libraries make dates of them first, which overflow.
final class TokenTimes {

    private static final List<String> CLAIMS =
            List.of(
                    JWTClaimNames.EXPIRATION_TIME,
                    JWTClaimNames.NOT_BEFORE,
                    JWTClaimNames.ISSUED_AT);
    private static final long LAST = 253_402_300_799L;

    private TokenTimes() {}

    /// Whether all that the token has of them are.
    static boolean areProper(String token) {
        Optional<Map<String, Object>> claims = claims(token);
        return claims.isPresent()
                && CLAIMS.stream()
                        .filter(claims.get()::containsKey)
                        .allMatch(name -> isProper(claims.get().get(name)));
    }

    private static Optional<Map<String, Object>> claims(String token) {
        try {
            return Optional.ofNullable(JWSObject.parse(token).getPayload().toJSONObject());
        } catch (ParseException _) {
            return Optional.empty();
        }
    }

    private static boolean isProper(@Nullable Object claim) {
        return claim instanceof Number seconds
                && seconds.doubleValue() >= 0
                && seconds.doubleValue() <= LAST;
    }
}
