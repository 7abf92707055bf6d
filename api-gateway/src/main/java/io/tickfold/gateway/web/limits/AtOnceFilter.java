package io.tickfold.gateway.web.limits;

import io.tickfold.gateway.web.Endpoints;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.Room;
import io.tickfold.gateway.web.Traffic;
import io.tickfold.gateway.web.limits.LimitSettings.Budgets;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Bounds what is pending for one client: requests of each kind, and bytes of answers that it has
/// not taken in yet.
final class AtOnceFilter extends OncePerRequestFilter {

    private final Shares<Owner> requests;
    private final Shares<String> bytes;
    private final Room ofAll;
    private final Endpoints endpoints;
    private final Function<HttpServletRequest, Optional<String>> client;

    private record Owner(String client, Traffic traffic) {}

    /// @param ofAll what answers need besides the client's own room
    /// @param client empty for requests that are not counted
    AtOnceFilter(
            Budgets most,
            Room ofAll,
            Endpoints endpoints,
            Function<HttpServletRequest, Optional<String>> client) {
        this.requests = new Shares<>(most.atOnce());
        this.bytes = new Shares<>(most.unread().toBytes());
        this.ofAll = ofAll;
        this.endpoints = endpoints;
        this.client = client;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> known = client.apply(request);
        if (known.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Owner owner = new Owner(known.get(), endpoints.trafficOf(request));
        if (!requests.take(owner, 1)) {
            GatewayRefusal.TOO_MANY_AT_ONCE
                    .answer()
                    .with(HttpHeaders.RETRY_AFTER, "1")
                    .writeTo(request, response);
            return;
        }
        try {
            Room.bound(request, ofAll);
            Room.bound(
                    request, new BytesOf<>(bytes, owner.client(), GatewayRefusal.TOO_MANY_AT_ONCE));
            chain.doFilter(request, response);
        } finally {
            requests.giveBack(owner, 1);
        }
    }
}
