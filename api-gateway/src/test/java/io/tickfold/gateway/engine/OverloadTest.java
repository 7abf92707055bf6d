package io.tickfold.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.Withdraw;
import io.tickfold.contract.value.Money;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.web.Endpoints;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OverloadTest extends GatewayHttpTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int QUEUED = 100;

    @Autowired private Endpoints endpoints;

    private final AtomicLong nanos = new AtomicLong(LONG.toNanos());
    private final Admission admission =
            new Admission(Duration.ofMillis(100), 1_000, LONG, nanos::get);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CommandHeaders headers = new CommandHeaders(InstantSource.system());
    private final AtomicInteger blocked = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);

    /// All places are taken, and commands that add risk wait for one in vain, again and again.
    @BeforeEach
    void overload() {
        Command close = new CloseOrder(headers.next(Events.ALICE), Events.ORDER, Optional.empty());
        IntStream.range(0, Lane.FIRST_LIMIT).forEach(_ -> attemptUntilOver(close));
        await().until(() -> blocked.get() == Lane.FIRST_LIMIT);
        Command withdraw = new Withdraw(headers.next(Events.ALICE), Money.of("1.00"));
        IntStream.range(0, QUEUED).forEach(_ -> attemptUntilOver(withdraw));
        await().until(() -> admission.waiting() == QUEUED);
        long _ = nanos.addAndGet(Lane.BURST.toNanos() + 1);
    }

    private void attemptUntilOver(Command command) {
        Thread _ =
                Thread.startVirtualThread(() -> {
                    while (over.getCount() > 0) {
                        AttemptResult _ =
                                admission.admit(command, 1, Deadline.in(LONG), this::blocked);
                    }
                });
    }

    private AttemptResult blocked() {
        int _ = blocked.incrementAndGet();
        try {
            over.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return new AttemptResult.Unknown();
    }

    @AfterEach
    void relax() {
        over.countDown();
    }

    /// Empty if the request was handed on.
    private Optional<MockHttpServletResponse> refusal(String method, String path)
            throws ServletException, IOException {
        EngineMeters meters = new EngineMeters(registry, new PendingRequests(), admission);
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();
        new OverloadFilter(admission, meters, endpoints)
                .doFilter(new MockHttpServletRequest(method, path), response, chain);
        return chain.getRequest() == null ? Optional.of(response) : Optional.empty();
    }

    @Test
    void refusesToOpenOrdersBeforeAnythingElseIsRead() throws Exception {
        MockHttpServletResponse response = refusal("POST", "/api/v1/trade/create").orElseThrow();
        assertThat(response.getContentAsString())
                .isEqualTo(
                        "{\"error\":\"Service unavailable\",\"message\":\"Too many commands at"
                                + " once, not carried out, safe to retry\"}");
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
        assertThat(response.getHeader("Refusal-Reason")).isEqualTo("OVERLOADED");
        assertThat(registry.counter("tickfold.gateway.turned.away").count()).isOne();
    }

    @Test
    void stillClosesOrdersAndReads() throws Exception {
        assertThat(refusal("POST", CLOSE)).isEmpty();
        assertThat(refusal("POST", "/api/v1/trade/close-all")).isEmpty();
        assertThat(refusal("PATCH", "/api/v1/trade/orders/ord_1234567890abcdef")).isEmpty();
        assertThat(refusal("GET", "/api/v1/trade/orders")).isEmpty();
    }
}
