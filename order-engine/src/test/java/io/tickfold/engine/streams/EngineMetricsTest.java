package io.tickfold.engine.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class EngineMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final EngineMetrics metrics = new EngineMetrics(registry);

    @Test
    void saysNothingOfThePartitionsThatItNoLongerHas() {
        metrics.backlog(0, 7);
        metrics.backlog(1, 8);

        metrics.leave(0);

        assertThat(registry.find("tickfold.engine.backlog").gauges())
                .singleElement()
                .satisfies(gauge -> assertThat(gauge.value()).isEqualTo(8));
    }

    @Test
    void countsAPartitionThatComesBack() {
        metrics.backlog(0, 7);
        metrics.leave(0);

        metrics.backlog(0, 3);

        assertThat(registry.get("tickfold.engine.backlog").gauge().value()).isEqualTo(3);
    }
}
