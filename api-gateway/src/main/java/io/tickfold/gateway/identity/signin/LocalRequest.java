package io.tickfold.gateway.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// Whether a request was made on this machine, by no page but ours, and through nobody else.
final class LocalRequest {

    private static final String LOCALHOST = "localhost";

    /// Whoever passes requests on for others says so.
    private static final List<String> FORWARDING =
            List.of("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP");

    private LocalRequest() {}

    static boolean isFromHere(HttpServletRequest request) {
        return isLoopback(request.getRemoteAddr())
                && isLoopback(request.getServerName())
                && FORWARDING.stream().allMatch(name -> request.getHeader(name) == null)
                && origins(request).allMatch(own(request)::equals);
    }

    /// A page of another origin is named, whatever name it has for this machine.
    private static Stream<String> origins(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Origin")).stream();
    }

    private static String own(HttpServletRequest request) {
        return request.getScheme() + "://" + request.getHeader("Host");
    }

    private static boolean isLoopback(String host) {
        try {
            return host.equals(LOCALHOST)
                    || InetAddress.ofLiteral(host.replace("[", "").replace("]", ""))
                            .isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
