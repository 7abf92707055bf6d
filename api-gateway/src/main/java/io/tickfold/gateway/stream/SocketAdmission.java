package io.tickfold.gateway.stream;

import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RefusedException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.WebUtils;

/// Lets proper handshakes through: from a page of an allowed origin, or from no page at all.
final class SocketAdmission implements HandshakeInterceptor {

    private static final String ADDRESS = "address";

    private final OpenStreams streams;
    private final Set<String> allowedOrigins;

    SocketAdmission(OpenStreams streams, Set<String> allowedOrigins) {
        this.streams = streams;
        this.allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /// The address of a client that was let through.
    static String address(WebSocketSession session) {
        return String.valueOf(session.getAttributes().get(ADDRESS));
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes)
            throws IOException {
        if (!(request instanceof ServletServerHttpRequest asked)
                || !(response instanceof ServletServerHttpResponse answered)) {
            return false;
        }
        String address = asked.getServletRequest().getRemoteAddr();
        attributes.put(ADDRESS, address);
        Optional<Answer> refusal = refusal(request, address);
        if (refusal.isPresent()) {
            refusal.get().writeTo(asked.getServletRequest(), answered.getServletResponse());
        }
        return refusal.isEmpty();
    }

    private Optional<Answer> refusal(ServerHttpRequest request, String address) {
        if (!request.getMethod().equals(HttpMethod.GET)) {
            return Optional.of(
                    GatewayRefusal.METHOD_NOT_ALLOWED
                            .answer()
                            .with(HttpHeaders.ALLOW, HttpMethod.GET.name()));
        }
        Optional<Answer> improper = Handshakes.fault(request.getHeaders());
        if (improper.isPresent()) {
            return improper;
        }
        return isAllowed(request)
                ? excess(address)
                : Optional.of(GatewayRefusal.FORBIDDEN.answer());
    }

    private boolean isAllowed(ServerHttpRequest request) {
        String origin = request.getHeaders().getFirst(HttpHeaders.ORIGIN);
        return origin == null || allowedOrigins.contains(origin) || WebUtils.isSameOrigin(request);
    }

    private Optional<Answer> excess(String address) {
        try {
            streams.check(Owner.of(StreamKind.SOCKET, address));
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(refused.answer());
        }
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {}
}
