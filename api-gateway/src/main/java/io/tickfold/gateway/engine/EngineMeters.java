package io.tickfold.gateway.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/// Counts what goes wrong between the gateway and the engine.
@Component
final class EngineMeters {

    private final Counter notSent;
    private final Counter undecided;
    private final Counter turnedAway;
    private final Counter timeouts;
    private final Counter unreadable;

    EngineMeters(MeterRegistry registry, PendingRequests requests, Admission admission) {
        notSent = sendFailures(registry, "not-sent");
        undecided = sendFailures(registry, "undecided");
        turnedAway =
                Counter.builder("tickfold.gateway.turned.away")
                        .description("Commands that were not sent, since too many were under way")
                        .register(registry);
        timeouts =
                Counter.builder("tickfold.gateway.timeouts")
                        .description("Commands whose outcome was not known at their deadline")
                        .register(registry);
        unreadable =
                Counter.builder("tickfold.gateway.replies.unreadable")
                        .description("Commands whose reply could not be read")
                        .register(registry);
        Gauge.builder("tickfold.gateway.pending", requests, PendingRequests::count)
                .description("Commands that wait for their events")
                .register(registry);
        Gauge.builder("tickfold.gateway.pending.limit", admission, Admission::limit)
                .description("How many commands may wait for their events")
                .register(registry);
        Gauge.builder("tickfold.gateway.queued", admission, Admission::waiting)
                .description("Commands that wait to be sent, since too many are under way")
                .register(registry);
    }

    private static Counter sendFailures(MeterRegistry registry, String outcome) {
        return Counter.builder("tickfold.gateway.send.failures")
                .description("Commands that could not be sent, or perhaps were not")
                .tag("outcome", outcome)
                .register(registry);
    }

    /// Counts the results that are no reply.
    AttemptResult counted(AttemptResult result) {
        switch (result) {
            case AttemptResult.NotSent() -> notSent.increment();
            case AttemptResult.TurnedAway() -> turnedAway();
            case AttemptResult.Unknown() -> timeouts.increment();
            case AttemptResult.Unreadable() -> unreadable.increment();
            case AttemptResult.Replied _ -> {}
        }
        return result;
    }

    void turnedAway() {
        turnedAway.increment();
    }

    void undecided() {
        undecided.increment();
    }
}
