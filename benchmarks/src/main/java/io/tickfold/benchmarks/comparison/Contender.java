package io.tickfold.benchmarks.comparison;

import java.util.stream.Stream;

/// What is measured side by side. Each runs in a process of its own, with its broker, four
/// partitions and thirty ticks a second.
enum Contender {
    FLOOR("floor", "(a) transactions that write as many records, and no more", "#888888", false),
    ENGINE("engine", "(b) the engine, from command produced to event consumed", "#1f77b4", false),
    TICKFOLD("tickfold", "(c) Tickfold over HTTP", "#d62728", true),
    AT_LEAST_ONCE(
            "at-least-once", "(d) ReplyingKafkaTemplate and a map, at least once", "#2ca02c", true),
    EXACTLY_ONCE("exactly-once", "(d) the same in transactions", "#9467bd", true),
    STREAMS("streams", "(e) Kafka Streams, exactly once, at its defaults", "#ff7f0e", true);

    private final String name;
    private final String description;
    private final String colour;
    private final boolean isOverHttp;

    Contender(String name, String description, String colour, boolean isOverHttp) {
        this.name = name;
        this.description = description;
        this.colour = colour;
        this.isOverHttp = isOverHttp;
    }

    static Contender named(String name) {
        return Stream.of(values())
                .filter(each -> each.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no contender " + name));
    }

    String description() {
        return description;
    }

    /// In plots, as SVG writes it.
    String colour() {
        return colour;
    }

    /// Whether clients reach it over HTTP, and otherwise through the log.
    boolean isOverHttp() {
        return isOverHttp;
    }

    @Override
    public String toString() {
        return name;
    }
}
