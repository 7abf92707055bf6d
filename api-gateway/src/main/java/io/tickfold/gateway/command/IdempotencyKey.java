package io.tickfold.gateway.command;

import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RequestValues;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/// Marks attempts at the same thing as one: 1 to 255 printable ASCII characters; blanks at its ends
/// are none of it, as HTTP has it.
public record IdempotencyKey(String value) {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern FORM = Pattern.compile("[ -~]{1,255}");

    /// The key of a request, if it has one.
    ///
    /// @throws io.tickfold.gateway.web.RefusedException if it has several, or one of another form
    public static Optional<IdempotencyKey> of(HttpServletRequest request) {
        return RequestValues.header(request, HEADER, GatewayRefusal.INVALID_IDEMPOTENCY_KEY)
                .map(IdempotencyKey::of);
    }

    /// The key of a request that must have one.
    ///
    /// @throws io.tickfold.gateway.web.RefusedException if it has none
    public static IdempotencyKey required(HttpServletRequest request) {
        return of(request).orElseThrow(GatewayRefusal.MISSING_IDEMPOTENCY_KEY::exception);
    }

    /// A key that is given as text.
    ///
    /// @throws io.tickfold.gateway.web.RefusedException if it has another form
    public static IdempotencyKey of(String text) {
        String key = text.strip();
        if (!FORM.matcher(key).matches()) {
            throw GatewayRefusal.INVALID_IDEMPOTENCY_KEY.exception();
        }
        return new IdempotencyKey(key);
    }
}
