package io.tickfold.gateway.web;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Describes the latencies that Spring measures, and leaves out the labels that repeat the status:
/// each endpoint has a histogram for each combination.
@Component
final class LatencyLabels implements MeterFilter {

    private static final String LATENCIES = "http.server.requests";
    private static final Set<String> REPEATED = Set.of("error", "exception", "outcome");

    @Override
    public Meter.Id map(Meter.Id id) {
        return id.getName().equals(LATENCIES)
                ? new Meter.Id(LATENCIES, labels(id), "seconds", "Time to answer", id.getType())
                : id;
    }

    private static Tags labels(Meter.Id id) {
        return Tags.of(id.getTags().stream().filter(LatencyLabels::isNews).toList());
    }

    private static boolean isNews(Tag label) {
        return !REPEATED.contains(label.getKey());
    }
}
