package io.tickfold.standalone;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationContext;

/// When the services can do their work.
final class Readiness {

    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private Readiness() {}

    /// Returns when every service says that it is well.
    ///
    /// @throws IllegalStateException if that takes over two minutes
    static void await(ApplicationContext services) {
        Collection<HealthIndicator> indicators =
                services.getBeansOfType(HealthIndicator.class).values();
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!indicators.stream().allMatch(Readiness::isUp)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the services do not get ready: see the log");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private static boolean isUp(HealthIndicator indicator) {
        Health health = indicator.health();
        return health != null && health.getStatus().equals(Status.UP);
    }
}
