package io.tickfold.gateway.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// Whether a page of ours on this machine made a request, as far as a browser and those between it
/// and us say so. A program that says something else, or a proxy that says nothing, is taken for
/// it.
final class LocalRequest {

    private static final String LOCALHOST = "localhost";

    /// What a browser says of a request that a page makes to where it is from.
    private static final String OURS = "same-origin";

    /// Whoever passes requests on for others says so.
    private static final List<String> FORWARDING =
            List.of("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP");

    private LocalRequest() {}

    static boolean isFromHere(HttpServletRequest request) {
        return isLoopback(request.getRemoteAddr())
                && isLoopback(request.getServerName())
                && FORWARDING.stream().allMatch(name -> request.getHeader(name) == null)
                && OURS.equals(request.getHeader("Sec-Fetch-Site"))
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
