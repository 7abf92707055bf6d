package io.tickfold.gateway.web.limits;

import io.github.bucket4j.ConsumptionProbe;
import io.tickfold.gateway.web.Endpoints;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.Traffic;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses the requests of a client that has used up its budget, before anything of them is read.
///
/// Answers say what is left, as the IETF's draft on RateLimit header fields describes it.
final class LimitFilter extends OncePerRequestFilter {

    private static final String LIMIT = "RateLimit";
    private static final String POLICY = "RateLimit-Policy";

    private final String scope;
    private final Buckets buckets;
    private final Endpoints endpoints;
    private final Function<HttpServletRequest, Optional<String>> client;

    /// @param scope what kind of client is counted
    /// @param client empty for requests that are not counted
    LimitFilter(
            String scope,
            Buckets buckets,
            Endpoints endpoints,
            Function<HttpServletRequest, Optional<String>> client) {
        this.scope = scope;
        this.buckets = buckets;
        this.endpoints = endpoints;
        this.client = client;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> known = client.apply(request);
        if (known.isEmpty() || isTaken(known.get(), request, response)) {
            chain.doFilter(request, response);
        }
    }

    private boolean isTaken(String known, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Traffic traffic = endpoints.trafficOf(request);
        ConsumptionProbe probe = buckets.take(known, traffic);
        tell(response, traffic, probe);
        if (!probe.isConsumed()) {
            String wait = Long.toString(seconds(probe.getNanosToWaitForRefill()));
            GatewayRefusal.TOO_MANY_REQUESTS
                    .answer()
                    .with(HttpHeaders.RETRY_AFTER, wait)
                    .writeTo(request, response);
        }
        return probe.isConsumed();
    }

    private void tell(HttpServletResponse response, Traffic traffic, ConsumptionProbe probe) {
        Budget budget = buckets.budget(traffic);
        String name = String.format(Locale.ROOT, "\"%s-%s\"", scope, traffic.label());
        long refilled = seconds(probe.getNanosToWaitForReset());
        response.addHeader(
                POLICY,
                String.format(
                        Locale.ROOT,
                        "%s;q=%d;w=%d",
                        name,
                        budget.requests(),
                        budget.per().toSeconds()));
        response.addHeader(
                LIMIT,
                String.format(
                        Locale.ROOT, "%s;r=%d;t=%d", name, probe.getRemainingTokens(), refilled));
    }

    /// Rounded up, so that nobody comes back too early.
    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).plusSeconds(1).minusNanos(1).toSeconds();
    }
}
