package io.tickfold.benchmarks.comparison;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Everything that was measured.
final class Results {

    /// The load of measurements that are made at one only.
    static final int ANY = -1;

    private final List<Row> rows = new ArrayList<>();
    private final Map<Contender, List<Long>> starts = new EnumMap<>(Contender.class);

    /// One repetition of one measurement.
    ///
    /// @param load how many requests were in flight, or were sent a second
    record Row(Contender contender, String what, int load, Measured measured) {}

    /// A figure of all repetitions.
    record Spread(double least, double median, double most) {

        static Optional<Spread> of(List<Double> values) {
            List<Double> sorted = values.stream().sorted().toList();
            return sorted.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Spread(
                                    sorted.getFirst(),
                                    sorted.get(sorted.size() / 2),
                                    sorted.getLast()));
        }
    }

    void add(Row row) {
        rows.add(row);
        System.err.println("  " + row);
    }

    void addStart(Contender contender, long millis) {
        starts.computeIfAbsent(contender, _ -> new ArrayList<>()).add(millis);
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    Map<Contender, List<Long>> starts() {
        return Map.copyOf(starts);
    }

    /// A figure of a measurement.
    Optional<Spread> figure(
            Contender contender, String what, int load, ToDoubleFunction<Measured> figure) {
        return Spread.of(
                rows.stream()
                        .filter(row -> row.contender() == contender && row.what().equals(what))
                        .filter(row -> load == ANY || row.load() == load)
                        .map(row -> figure.applyAsDouble(row.measured()))
                        .toList());
    }

    /// The greatest median rate of closes.
    double capacity(Contender contender) {
        return rows.stream()
                .filter(row -> row.contender() == contender && row.what().equals("close"))
                .mapToInt(Row::load)
                .distinct()
                .mapToDouble(load ->
                        figure(contender, "close", load, Measured::perSecond)
                                .map(Spread::median)
                                .orElse(0.0))
                .max()
                .orElse(0);
    }
}
