package io.tickfold.standalone;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationContext;

/// When the services can do their work.
final class Readiness {

    private static final Logger log = LoggerFactory.getLogger(Readiness.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    /// What nobody can trade without.
    private static final Set<String> NEEDED =
            Set.of("eventTailHealthIndicator", "orderEngineHealthIndicator");

    private Readiness() {}

    /// Returns when every service says that it is well, or after two minutes if orders can be
    /// traded by then. An engine that folds inputs of before its start is waited for.
    ///
    /// @throws IllegalStateException if what is needed to trade makes no progress for two minutes
    static void await(ApplicationContext services) {
        await(services, PATIENCE);
    }

    static void await(ApplicationContext services, Duration patience) {
        Map<String, HealthIndicator> indicators = services.getBeansOfType(HealthIndicator.class);
        Map<String, Health> missing = missing(indicators);
        Map<String, Health> before = Map.of();
        long deadline = System.nanoTime() + patience.toNanos();
        while (!missing.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            missing = missing(indicators);
            Map<String, Health> needed = needed(missing);
            if (!needed.isEmpty() && !needed.equals(before)) {
                before = needed;
                deadline = System.nanoTime() + patience.toNanos();
            }
        }
        if (!needed(missing).isEmpty()) {
            throw new IllegalStateException("the services do not get ready: see the log");
        }
        if (!missing.isEmpty()) {
            log.warn("orders can be traded, but something is not ready: {}", missing);
        }
    }

    private static Map<String, Health> missing(Map<String, HealthIndicator> indicators) {
        Map<String, Health> missing = new TreeMap<>();
        indicators.forEach((name, indicator) ->
                Optional.ofNullable(indicator.health())
                        .filter(health -> !health.getStatus().equals(Status.UP))
                        .ifPresent(health -> missing.put(name, health)));
        return missing;
    }

    private static Map<String, Health> needed(Map<String, Health> missing) {
        return missing.entrySet().stream()
                .filter(each -> NEEDED.contains(each.getKey()))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
