package io.tickfold.benchmarks.comparison;

import static io.tickfold.benchmarks.comparison.Results.ANY;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.benchmarks.comparison.Results.Row;
import io.tickfold.benchmarks.comparison.Results.Spread;
import io.tickfold.contract.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Writes the results as JSON, as a table in Markdown and as a plot.
final class Report {

    private final Results results;
    private final String plan;

    Report(Results results, String plan) {
        this.results = results;
        this.plan = plan;
    }

    /// What a later reader has to know.
    private record Machine(String processors, String java, String system) {

        static Machine here() {
            return new Machine(
                    Integer.toString(Runtime.getRuntime().availableProcessors()),
                    Runtime.version().toString(),
                    System.getProperty("os.name") + " " + System.getProperty("os.version"));
        }
    }

    /// All of it.
    private record Document(
            String plan, Machine machine, Map<Contender, List<Long>> starts, List<Row> rows) {}

    void write(Path directory) throws IOException {
        Path _ = Files.createDirectories(directory);
        Document all = new Document(plan, Machine.here(), results.starts(), results.rows());
        String json = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all);
        Path _ = Files.writeString(directory.resolve("comparison.json"), json, UTF_8);
        Path _ = Files.writeString(directory.resolve("comparison.md"), markdown(), UTF_8);
        String plot = new Plot(results).svg();
        Path _ = Files.writeString(directory.resolve("comparison.svg"), plot, UTF_8);
        System.out.print(markdown());
        System.err.println("written to " + directory.toAbsolutePath());
    }

    private String markdown() {
        return closes() + "\n" + openLoops() + "\n" + reads() + "\n" + ratios();
    }

    private String closes() {
        StringBuilder text = new StringBuilder();
        line(text, "| closes | in flight | /s | p50 ms | p99 ms | CPU ms each | generator |");
        line(text, "|---|---|---|---|---|---|---|");
        for (Contender each : Contender.values()) {
            for (int load : Comparison.IN_FLIGHT) {
                row(text, each, "close", load, each.description() + " | " + load);
            }
        }
        return text.toString();
    }

    private String openLoops() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "| closes at a fixed rate | asked /s | /s | p50 ms | p99 ms | CPU ms each | generator |");
        line(text, "|---|---|---|---|---|---|---|");
        for (Contender each : Contender.values()) {
            row(text, each, "close at a rate", ANY, each.description() + " | " + Comparison.RATE);
            row(
                    text,
                    each,
                    "close at half of capacity",
                    ANY,
                    each.description() + " | half of capacity");
        }
        return text.toString();
    }

    private String reads() {
        StringBuilder text = new StringBuilder();
        line(text, "| reads | in flight | /s | p50 ms | p99 ms | CPU ms each | generator |");
        line(text, "|---|---|---|---|---|---|---|");
        row(text, Contender.TICKFOLD, "read", ANY, "`GET /balance` | " + Comparison.USUAL);
        return text.toString();
    }

    private void row(StringBuilder text, Contender contender, String what, int load, String name) {
        if (results.figure(contender, what, load, Measured::p50).isPresent()) {
            String figures =
                    List.<ToDoubleFunction<Measured>>of(
                                    Measured::perSecond,
                                    Measured::p50,
                                    Measured::p99,
                                    Measured::cpu,
                                    Measured::generatorCpu)
                            .stream()
                            .map(figure -> results.figure(contender, what, load, figure))
                            .flatMap(Optional::stream)
                            .map(Report::text)
                            .collect(Collectors.joining(" | "));
            line(text, "| " + name + " | " + figures + " |");
        }
    }

    private String ratios() {
        StringBuilder text = new StringBuilder();
        line(text, "| ratio | wanted | measured |");
        line(text, "|---|---|---|");
        Optional<Double> read = median(Contender.TICKFOLD, "read", ANY, Measured::cpu);
        Optional<Double> readRate = median(Contender.TICKFOLD, "read", ANY, Measured::perSecond);
        ratio(
                text,
                "CPU of a close (c) to that of a read",
                "≤ 2",
                median(Contender.TICKFOLD, "close", Comparison.USUAL, Measured::cpu),
                read);
        ratio(
                text,
                "rate of closes (c) to that of reads",
                "≥ 0.5",
                capacity(Contender.TICKFOLD),
                readRate);
        for (int load : List.of(1, 64, 512)) {
            ratio(
                    text,
                    "p50 of (b) to (a), " + load + " in flight",
                    "≤ 1.3",
                    median(Contender.ENGINE, "close", load, Measured::p50),
                    median(Contender.FLOOR, "close", load, Measured::p50));
            ratio(
                    text,
                    "p99 of (b) to (a), " + load + " in flight",
                    "≤ 2",
                    median(Contender.ENGINE, "close", load, Measured::p99),
                    median(Contender.FLOOR, "close", load, Measured::p99));
        }
        ratio(
                text,
                "rate of (b) to (a), 512 in flight",
                "≥ 0.75",
                median(Contender.ENGINE, "close", 512, Measured::perSecond),
                median(Contender.FLOOR, "close", 512, Measured::perSecond));
        for (Contender other :
                List.of(Contender.EXACTLY_ONCE, Contender.STREAMS, Contender.AT_LEAST_ONCE)) {
            String wanted = other == Contender.AT_LEAST_ONCE ? "≥ 0.33" : "≥ 5";
            ratio(
                    text,
                    "p50 of " + other + " to (c), 500 a second",
                    wanted,
                    median(other, "close at a rate", ANY, Measured::p50),
                    median(Contender.TICKFOLD, "close at a rate", ANY, Measured::p50));
            ratio(
                    text,
                    "capacity of (c) to " + other,
                    "",
                    capacity(Contender.TICKFOLD),
                    capacity(other));
        }
        return text.toString();
    }

    private Optional<Double> median(
            Contender contender, String what, int load, ToDoubleFunction<Measured> figure) {
        return results.figure(contender, what, load, figure).map(Spread::median);
    }

    private Optional<Double> capacity(Contender contender) {
        return Optional.of(results.capacity(contender)).filter(rate -> rate > 0);
    }

    private static void ratio(
            StringBuilder text,
            String what,
            String wanted,
            Optional<Double> of,
            Optional<Double> to) {
        if (of.isPresent() && to.isPresent()) {
            String value = String.format(Locale.ROOT, "%.2f", of.get() / to.get());
            line(text, "| " + what + " | " + wanted + " | " + value + " |");
        }
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    private static String text(Spread spread) {
        String form = spread.median() >= 100 ? "%,.0f" : "%.2f";
        String median = String.format(Locale.ROOT, form, spread.median());
        return spread.least() == spread.most()
                ? median
                : String.format(
                        Locale.ROOT,
                        "%s (" + form + "–" + form + ")",
                        median,
                        spread.least(),
                        spread.most());
    }
}
