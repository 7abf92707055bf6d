package io.tickfold.gateway.web.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.tickfold.gateway.web.Traffic;
import io.tickfold.gateway.web.limits.LimitSettings.Budgets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What is left of every client's budgets; a client is forgotten once all of them have refilled.
final class Buckets {

    private final Budgets budgets;
    private final TimeMeter clock;
    private final LoadingCache<String, Map<Traffic, Bucket>> clients;

    Buckets(Budgets budgets, int clients, TimeMeter clock) {
        this.budgets = budgets;
        this.clock = clock;
        this.clients =
                Caffeine.newBuilder()
                        .maximumSize(clients)
                        .expireAfterAccess(longest(budgets))
                        .build(_ -> new ConcurrentHashMap<>());
    }

    private static Duration longest(Budgets budgets) {
        return Collections.max(
                Arrays.stream(Traffic.values()).map(t -> budgets.of(t).per()).toList());
    }

    private Bucket bucket(Traffic traffic) {
        Budget budget = budgets.of(traffic);
        return Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(limit ->
                        limit.capacity(budget.requests())
                                .refillGreedy(budget.requests(), budget.per()))
                .build();
    }

    /// Takes one request out of the budget, if there is one left.
    ConsumptionProbe take(String client, Traffic traffic) {
        return clients.get(client)
                .computeIfAbsent(traffic, this::bucket)
                .tryConsumeAndReturnRemaining(1);
    }

    Budget budget(Traffic traffic) {
        return budgets.of(traffic);
    }
}
