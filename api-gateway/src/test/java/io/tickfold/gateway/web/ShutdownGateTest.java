package io.tickfold.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ShutdownGateTest {

    @Test
    void takesRequestsUntilItHasSaidFarewell() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        ShutdownGate gate = new ShutdownGate(farewell(Duration.ofDays(1)));
        gate.start();
        gate.stop(() -> done.set(true));
        assertThat(status(gate)).isEqualTo(200);
        assertThat(done).isFalse();
        gate.stop();
        assertThat(status(gate)).isEqualTo(503);
        assertThat(done).isTrue();
    }

    @Test
    void opensAgain() throws Exception {
        ShutdownGate gate = new ShutdownGate(farewell(Duration.ZERO));
        gate.start();
        gate.stop();
        gate.start();
        assertThat(gate.isRunning()).isTrue();
        assertThat(status(gate)).isEqualTo(200);
    }

    private static WebSettings farewell(Duration farewell) {
        return new WebSettings(List.of(), List.of(), farewell, Duration.ofSeconds(10), null);
    }

    private static int status(ShutdownGate gate) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        gate.doFilter(new MockHttpServletRequest(), response, new MockFilterChain());
        return response.getStatus();
    }
}
