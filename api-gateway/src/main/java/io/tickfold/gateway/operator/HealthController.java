package io.tickfold.gateway.operator;

import static java.util.Comparator.comparingInt;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.gateway.engine.EngineLag;
import io.tickfold.gateway.market.CurrentPrice;
import io.tickfold.gateway.market.LivePrices;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.RequestValues;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Tells operators whether this gateway, and what it depends on, is well.
@Controller
final class HealthController implements OperatorApi.Healths {

    private final HealthEndpoint health;
    private final MeterRegistry meters;
    private final LivePrices prices;
    private final EngineLag engine;
    private final InstantSource time;

    HealthController(
            HealthEndpoint health,
            MeterRegistry meters,
            LivePrices prices,
            EngineLag engine,
            InstantSource time) {
        this.health = health;
        this.meters = meters;
        this.prices = prices;
        this.engine = engine;
        this.time = time;
    }

    /// The body of the answer.
    ///
    /// @param refusals what this gateway has refused since it was started, most frequent first
    @Schema(name = "GatewayHealth")
    record HealthBody(
            String status,
            List<ComponentBody> components,
            QuotesBody quotes,
            EngineBody engine,
            ReadModelBody readModel,
            List<RefusalsBody> refusals) {}

    /// A part of the gateway.
    ///
    /// @param cause why it is not up, if it says so
    @Schema(name = "ComponentHealth")
    record ComponentBody(
            String name,
            String status,
            @Schema(types = {"string", "null"}) @Nullable String cause) {}

    /// The quotes of this gateway.
    ///
    /// @param stale how many are too old to trade at
    /// @param oldestAgeMillis null without quotes
    @Schema(name = "QuotesHealth")
    record QuotesBody(
            int symbols,
            long stale,
            @Schema(types = {"integer", "null"}) @Nullable Long oldestAgeMillis) {}

    /// What is between the gateway and the engine.
    ///
    /// @param undecidedInputs records that the engine has yet to decide; null if unknown
    /// @param pendingCommands that wait for their events
    /// @param queuedCommands that wait to be sent
    /// @param timeouts commands whose outcome was not known at their deadline
    @Schema(name = "EngineHealth")
    record EngineBody(
            @Schema(types = {"integer", "null"}) @Nullable Long undecidedInputs,
            long pendingCommands,
            long queuedCommands,
            long timeouts) {}

    /// @param missingEvents that this gateway knows of and the read model lacks
    @Schema(name = "ReadModelHealth")
    record ReadModelBody(long missingEvents) {}

    /// How often something was refused for a reason.
    @Schema(name = "RefusalCount")
    record RefusalsBody(String reason, int count) {}

    @GetMapping("/api/v1/admin/health")
    @Override
    public Answer health(HttpServletRequest request) {
        RequestValues.requireOnly(request);
        HealthDescriptor found = health.health();
        return Answer.ok(
                new HealthBody(
                        found.getStatus().getCode(),
                        components(found),
                        quotes(),
                        engine(),
                        new ReadModelBody(gauge("tickfold.read_model.missing")),
                        refusals()));
    }

    private static List<ComponentBody> components(HealthDescriptor found) {
        return found instanceof CompositeHealthDescriptor all
                ? Optional.ofNullable(all.getComponents()).orElse(Map.of()).entrySet().stream()
                        .map(each -> component(each.getKey(), each.getValue()))
                        .toList()
                : List.of();
    }

    private static ComponentBody component(String name, HealthDescriptor found) {
        Object cause =
                found instanceof IndicatedHealthDescriptor one && one.getDetails() != null
                        ? one.getDetails().get("cause")
                        : null;
        return new ComponentBody(
                name, found.getStatus().getCode(), cause == null ? null : cause.toString());
    }

    private QuotesBody quotes() {
        List<CurrentPrice> current = prices.current();
        Instant now = time.instant();
        return new QuotesBody(
                current.size(),
                current.stream().filter(CurrentPrice::isStale).count(),
                current.stream()
                        .map(CurrentPrice::at)
                        .min(Comparator.naturalOrder())
                        .map(oldest -> Math.max(0, Duration.between(oldest, now).toMillis()))
                        .orElse(null));
    }

    private EngineBody engine() {
        OptionalLong undecided = engine.undecided();
        return new EngineBody(
                undecided.isPresent() ? undecided.getAsLong() : null,
                gauge("tickfold.gateway.pending"),
                gauge("tickfold.gateway.queued"),
                counted("tickfold.gateway.timeouts"));
    }

    private long gauge(String name) {
        return meters.find(name).gauges().stream().mapToLong(HealthController::whole).sum();
    }

    private static long whole(Gauge gauge) {
        return (long) gauge.value();
    }

    private long counted(String name) {
        return meters.find(name).counters().stream().mapToLong(HealthController::whole).sum();
    }

    private static long whole(Counter counter) {
        return (long) counter.count();
    }

    private List<RefusalsBody> refusals() {
        return meters.find("tickfold.gateway.refusals").counters().stream()
                .map(counter ->
                        new RefusalsBody(
                                String.valueOf(counter.getId().getTag("reason")),
                                Math.clamp(whole(counter), 0, Integer.MAX_VALUE)))
                .filter(refusals -> refusals.count() > 0)
                .sorted(
                        comparingInt(RefusalsBody::count)
                                .reversed()
                                .thenComparing(RefusalsBody::reason))
                .toList();
    }
}
