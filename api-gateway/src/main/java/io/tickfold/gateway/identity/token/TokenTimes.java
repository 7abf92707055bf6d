package io.tickfold.gateway.identity.token;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jwt.JWTClaimNames;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The times of a token as they were signed: whole seconds since 1970, up to the year 9999.
///
/// Libraries make dates of them first, which overflow, or lose what follows a point.
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

    /// Nimbus reads a whole number that a `long` can hold as one.
    private static boolean isProper(@Nullable Object claim) {
        return claim instanceof Long seconds && 0 <= seconds && seconds <= LAST;
    }
}
