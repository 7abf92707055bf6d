package io.tickfold.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/// Answers to requests that failed outside of any endpoint, so that only a status is known.
final class Fallbacks {

    /// What some endpoint takes, for those who ask for what none does.
    private static final String METHODS = "GET, HEAD, POST, PATCH, DELETE, OPTIONS";

    private Fallbacks() {}

    /// A body that never arrives, or an unknown version of HTTP, is the client's mistake.
    static Answer ofStatus(int status) {
        return switch (status) {
            case 401 -> GatewayRefusal.UNAUTHORIZED.answer();
            case 403 -> GatewayRefusal.FORBIDDEN.answer();
            case 404 -> GatewayRefusal.NOT_FOUND.answer();
            case 405 -> GatewayRefusal.METHOD_NOT_ALLOWED.answer().with(HttpHeaders.ALLOW, METHODS);
            case 408, 501, 505 -> GatewayRefusal.BAD_REQUEST.answer();
            case 413 -> GatewayRefusal.PAYLOAD_TOO_LARGE.answer();
            case 414 -> GatewayRefusal.URI_TOO_LONG.answer();
            case 415 -> GatewayRefusal.UNSUPPORTED_MEDIA_TYPE.answer();
            case 426 -> GatewayRefusal.UPGRADE_REQUIRED.answer();
            case 431 -> GatewayRefusal.HEADERS_TOO_LARGE.answer();
            case 503 -> GatewayRefusal.SERVICE_UNAVAILABLE.answer();
            default -> other(status);
        };
    }

    /// The stable name of what is wrong.
    static String reason(int status) {
        return ofStatus(status).reason();
    }

    private static Answer other(int status) {
        GatewayRefusal refusal =
                status < 500 ? GatewayRefusal.BAD_REQUEST : GatewayRefusal.INTERNAL_ERROR;
        return refusal.answer().withStatus(status);
    }

    /// For requests that Spring's firewall turns away, be it for a method that nobody knows.
    static Answer rejected(HttpServletRequest request) {
        HttpMethod method = HttpMethod.valueOf(request.getMethod());
        return ofStatus(List.of(HttpMethod.values()).contains(method) ? 400 : 405);
    }
}
