package io.tickfold.gateway.readmodel;

import io.tickfold.readmodel.projection.Progress;
import io.tickfold.readmodel.projection.Projector;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Says whether the read model is kept up to date, and names the cause if it is not. Records that
/// no engine wrote are only named: nothing is missing because of them.
record ReadModelHealth(Projector projector, Progress progress) implements HealthIndicator {

    /// A pause that is longer is no handover from one gateway to another.
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    @Override
    public Health health() {
        Projector.State state = projector.state();
        return switch (state) {
            case STARTING -> outOfService(state.name());
            case WATCHING, WRITING -> followed();
            case LOG_AWAY, DATABASE_AWAY, OTHER_LOG, FAULT ->
                    Health.down().withDetail("cause", state.name()).build();
        };
    }

    private Health followed() {
        if (progress.stillFor().compareTo(LONGEST_PAUSE) > 0) {
            return outOfService("NOT_ADVANCING");
        }
        return progress.isCaughtUp() ? up() : outOfService("CATCHING_UP");
    }

    private Health up() {
        Health.Builder health = Health.up();
        projector
                .foreign()
                .last()
                .ifPresent(last ->
                        health.withDetail("foreignRecords", projector.foreign().count())
                                .withDetail("lastForeignRecord", last.toString()));
        return health.build();
    }

    private static Health outOfService(String cause) {
        return Health.outOfService().withDetail("cause", cause).build();
    }
}
