package io.tickfold.gateway.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;

/// What a request costs; whoever has used up one budget still has the others.
enum Traffic {
    READS,
    WRITES,
    /// Closing orders, which must still be possible when nothing else is.
    CLOSES;

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> CLOSING =
            Set.of("/api/v1/trade/close", "/api/v1/trade/close-all");

    static Traffic of(HttpServletRequest request) {
        if (READING.contains(request.getMethod())) {
            return READS;
        }
        return CLOSING.contains(request.getRequestURI()) ? CLOSES : WRITES;
    }

    /// The name in headers.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
