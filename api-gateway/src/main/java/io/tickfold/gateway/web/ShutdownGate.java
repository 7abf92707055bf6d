package io.tickfold.gateway.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses new requests once the gateway shuts down, and lets it end when the others are answered.
///
/// It stops before everything else, after Spring Boot has taken readiness out of service. Requests
/// that continue asynchronously do not hold it up.
@Component
@Order(Filters.SHUTDOWN)
final class ShutdownGate extends OncePerRequestFilter implements SmartLifecycle {

    private final Executor farewell;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean running;
    private volatile boolean closed;

    ShutdownGate(WebSettings settings) {
        farewell =
                CompletableFuture.delayedExecutor(
                        settings.farewell().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        requests.incrementAndGet();
        try {
            if (closed) {
                refused().writeTo(request, response);
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            requests.decrementAndGet();
            endIfAnswered();
        }
    }

    static Answer refused() {
        return GatewayRefusal.SHUTTING_DOWN
                .answer()
                .with(HttpHeaders.CONNECTION, "close")
                .retryAfter(1);
    }

    private void endIfAnswered() {
        if (closed && requests.get() == 0) {
            ended.complete(null);
        }
    }

    @Override
    public void start() {
        ended = new CompletableFuture<>();
        closed = false;
        running = true;
    }

    @Override
    public void stop(Runnable done) {
        var _ = ended.thenRun(done);
        farewell.execute(this::stop);
    }

    @Override
    public void stop() {
        closed = true;
        running = false;
        endIfAnswered();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
