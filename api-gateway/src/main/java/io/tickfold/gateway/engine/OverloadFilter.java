package io.tickfold.gateway.engine;

import io.tickfold.gateway.web.Endpoints;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.Traffic;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/// Turns commands away before their token and body are read, while those that have been read wait
/// in vain.
///
/// A refusal costs a part of a command this way, and what it costs is lost for the others.
final class OverloadFilter extends OncePerRequestFilter {

    private final Admission admission;
    private final EngineMeters meters;
    private final Endpoints endpoints;

    OverloadFilter(Admission admission, EngineMeters meters, Endpoints endpoints) {
        this.admission = admission;
        this.meters = meters;
        this.endpoints = endpoints;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean isHopeless =
                switch (endpoints.trafficOf(request)) {
                    case Traffic.READS -> false;
                    case Traffic.WRITES -> admission.isHopeless(!isAmendment(request));
                    case Traffic.CLOSES -> admission.isHopeless(false);
                };
        if (isHopeless) {
            meters.turnedAway();
            GatewayRefusal.OVERLOADED.answer().retryAfter(1).writeTo(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /// Protective levels are set in every place, as orders are closed.
    private static boolean isAmendment(HttpServletRequest request) {
        return HttpMethod.PATCH.matches(request.getMethod());
    }
}
