package io.tickfold.standalone;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.List;

/// What the engine of an instance has counted since its start.
record EngineCounts(List<String> lines) {

    private static final String PREFIX = "tickfold_engine_";

    static EngineCounts of(RunningInstance instance) throws IOException, InterruptedException {
        return new EngineCounts(
                TradingClient.send(
                                HttpRequest.newBuilder(
                                        instance.management().resolve("/actuator/prometheus")))
                        .body()
                        .lines()
                        .filter(line -> line.startsWith(PREFIX))
                        .toList());
    }

    /// How many records could not be read.
    long unreadable() {
        return sum("unreadable_total");
    }

    private long sum(String name) {
        return (long)
                lines.stream()
                        .filter(line -> line.startsWith(PREFIX + name))
                        .mapToDouble(EngineCounts::value)
                        .sum();
    }

    private static double value(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }

    /// Whatever was counted at all, a line each.
    @Override
    public String toString() {
        return String.join("\n", lines.stream().filter(line -> value(line) > 0).toList());
    }
}
