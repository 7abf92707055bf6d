package io.tickfold.gateway.readmodel;

import io.tickfold.gateway.kafka.LogPosition;
import io.tickfold.gateway.web.GatewayRefusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What a client wants to see at least: the `Position` of an answer that it has had.
public final class MinPosition {

    private static final String HEADER = "Min-Position";

    private MinPosition() {}

    /// The position that a request names, if it does.
    ///
    /// @throws io.tickfold.gateway.web.RefusedException if it names several, or something else
    public static Optional<LogPosition> of(HttpServletRequest request) {
        List<String> values = Collections.list(request.getHeaders(HEADER));
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(values)
                .filter(v -> v.size() == 1)
                .flatMap(v -> LogPosition.parse(v.getFirst()))
                .or(() -> {
                    throw GatewayRefusal.INVALID_MIN_POSITION.exception();
                });
    }
}
