package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.support.GenericApplicationContext;

/// An instance is ready once orders can be traded; it waits for the rest, but not for ever.
@Timeout(60)
class ReadinessTest {

    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final int STEPS = 100;

    private final GenericApplicationContext services = new GenericApplicationContext();
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void start() {
        services.refresh();
        register("eventTail", () -> Health.up().build());
    }

    private void register(String name, HealthIndicator indicator) {
        services.getBeanFactory().registerSingleton(name + "HealthIndicator", indicator);
    }

    private Health catchingUp() {
        int left = STEPS - asked.incrementAndGet();
        return left > 0
                ? Health.outOfService().withDetail("inputsLeft", left).build()
                : Health.up().build();
    }

    @Test
    void anEngineThatCatchesUpIsWaitedFor() {
        register("orderEngine", this::catchingUp);
        Readiness.await(services, PATIENCE);
        assertThat(asked).hasValueGreaterThanOrEqualTo(STEPS);
    }

    @Test
    void anEngineThatDoesNotAdvanceIsNot() {
        register("orderEngine", () -> Health.outOfService().withDetail("inputsLeft", 9).build());
        assertThatThrownBy(() -> Readiness.await(services, PATIENCE))
                .hasMessage("the services do not get ready: see the log");
    }

    @Test
    void ordersAreTradedWithoutAReadModel() {
        register("orderEngine", () -> Health.up().build());
        register("readModel", () -> Health.down().withDetail("cause", "OTHER_LOG").build());
        Readiness.await(services, PATIENCE);
    }
}
