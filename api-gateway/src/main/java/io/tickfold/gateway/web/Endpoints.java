package io.tickfold.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// The endpoints of our controllers and what each declares by [Endpoint]: the one table that
/// decides on access and traffic.
///
/// Where several endpoints could answer a request, the strictest access holds.
@Component
public final class Endpoints {

    private static final String OURS = "io.tickfold.";
    private static final String FOUND = Endpoints.class.getName();
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /// What holds where there is no endpoint of ours; everywhere else a token is needed.
    private static final List<Declared> ELSEWHERE =
            List.of(
                    elsewhere("/openapi.json/**", Access.PUBLIC),
                    elsewhere("/docs", Access.PUBLIC),
                    elsewhere("/swagger-ui/**", Access.PUBLIC),
                    elsewhere("/ws", Access.PUBLIC),
                    elsewhere("/api/v1/auth/**", Access.PUBLIC),
                    elsewhere("/api/v1/admin/**", Access.OPERATOR));

    private final List<Declared> endpoints;

    Endpoints(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        endpoints =
                handlers.getHandlerMethods().entrySet().stream()
                        .filter(e -> e.getValue().getBeanType().getName().startsWith(OURS))
                        .flatMap(e -> declared(e.getKey(), e.getValue()))
                        .toList();
    }

    /// What one path of an endpoint declares.
    ///
    /// @param methods none if it takes all of them
    record Declared(PathPattern path, Set<RequestMethod> methods, Access access, Traffic traffic) {

        private boolean takes(String method) {
            return methods.isEmpty()
                    || methods.stream().anyMatch(m -> m.name().equals(method))
                    || (method.equals("HEAD") && methods.contains(RequestMethod.GET));
        }
    }

    private static Declared elsewhere(String path, Access access) {
        PathPattern pattern = PathPatternParser.defaultInstance.parse(path);
        return new Declared(pattern, Set.of(), access, Traffic.WRITES);
    }

    private static Stream<Declared> declared(RequestMappingInfo mapping, HandlerMethod handler) {
        Optional<Endpoint> endpoint =
                Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(
                                handler.getMethod(), Endpoint.class));
        return Optional.ofNullable(mapping.getPathPatternsCondition())
                .orElseThrow()
                .getPatterns()
                .stream()
                .map(path ->
                        new Declared(
                                path,
                                mapping.getMethodsCondition().getMethods(),
                                endpoint.map(Endpoint::access).orElse(Access.TOKEN),
                                endpoint.map(Endpoint::traffic).orElse(Traffic.WRITES)));
    }

    /// What this request must show.
    public Access accessTo(HttpServletRequest request) {
        return access(candidates(request));
    }

    /// What requests of this method must show.
    ///
    /// @param path as an endpoint declares it, such as `/api/v1/trade/orders/{orderId}`
    public Access accessTo(String path, String method) {
        return access(
                candidates(endpoint -> endpoint.path().getPatternString().equals(path), method));
    }

    private static Access access(Collection<Declared> candidates) {
        return candidates.stream()
                .map(Declared::access)
                .max(Comparator.naturalOrder())
                .orElse(Access.TOKEN);
    }

    /// The budget that this request spends.
    public Traffic trafficOf(HttpServletRequest request) {
        return READING.contains(request.getMethod())
                ? Traffic.READS
                : candidates(request).stream()
                        .map(Declared::traffic)
                        .max(Comparator.naturalOrder())
                        .orElse(Traffic.WRITES);
    }

    List<Declared> all() {
        return endpoints;
    }

    /// Found once a request, since limits and security ask several times. A dispatch to another
    /// path, such as that of an error, is looked up again.
    private List<Declared> candidates(HttpServletRequest request) {
        if (request.getAttribute(FOUND) instanceof Found found && found.isOf(request)) {
            return found.candidates();
        }
        List<Declared> candidates =
                path(request)
                        .map(p -> candidates(known -> known.path().matches(p), request.getMethod()))
                        .orElse(List.of());
        request.setAttribute(
                FOUND, new Found(request.getMethod(), request.getRequestURI(), candidates));
        return candidates;
    }

    /// The endpoints that were found for a request.
    private record Found(String method, String uri, List<Declared> candidates) {

        boolean isOf(HttpServletRequest request) {
            return method.equals(request.getMethod()) && uri.equals(request.getRequestURI());
        }
    }

    /// A path that cannot be decoded belongs to no endpoint.
    private static Optional<PathContainer> path(HttpServletRequest request) {
        try {
            return Optional.of(ServletRequestPathUtils.parse(request).pathWithinApplication());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The endpoints at a path that take the method; all that are there, if none takes it.
    private List<Declared> candidates(Predicate<Declared> isThere, String method) {
        List<Declared> there = endpoints.stream().filter(isThere).toList();
        List<Declared> taking = there.stream().filter(d -> d.takes(method)).toList();
        if (there.isEmpty()) {
            return ELSEWHERE.stream().filter(isThere).toList();
        }
        return taking.isEmpty() ? there : taking;
    }
}
