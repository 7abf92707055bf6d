package io.tickfold.chaos;

import static java.util.stream.Collectors.groupingBy;

import io.tickfold.chaos.check.Prices;
import io.tickfold.chaos.fault.Episode;
import io.tickfold.chaos.load.Journal;
import io.tickfold.chaos.load.Journal.Told;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What became of a run.
record ChaosReport(
        long seed,
        int clients,
        List<Episode> episodes,
        Journal journal,
        Prices prices,
        List<String> violations) {

    /// In Markdown: how long clients waited, by kind of fault, and what they were told wrongly.
    String text() {
        StringBuilder text = new StringBuilder();
        List<Told> told = journal.told();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%n%d faults, %,d answers to %d clients, half of them within %.0f ms,"
                                + " 99 %% within %.0f ms; seed %d%n%n",
                        episodes.size(),
                        told.size(),
                        clients,
                        percentile(50, told.stream().map(Told::took)).toNanos() / 1e6,
                        percentile(99, told.stream().map(Told::took)).toNanos() / 1e6,
                        seed));
        text.append(
                "| fault | times | longest wait: median | at worst | of other partitions: median"
                        + " | at worst | until all were answered after it: at worst"
                        + " | without a price: at worst |\n"
                        + "|---|---|---|---|---|---|---|---|\n");
        new TreeMap<>(episodes.stream().collect(groupingBy(Episode::fault)))
                .forEach((fault, all) ->
                        text.append(
                                String.format(
                                        Locale.ROOT,
                                        "| %s | %d | %.1f s | %.1f s | %s | %.1f s | %.1f s |%n",
                                        fault,
                                        all.size(),
                                        seconds(median(waits(all, told))),
                                        seconds(longest(waits(all, told))),
                                        ofSpared(all, told),
                                        seconds(longest(all.stream().map(Episode::recovery))),
                                        seconds(
                                                longest(
                                                        all.stream()
                                                                .map(each ->
                                                                        each.longestPause(
                                                                                prices)))))));
        text.append('\n');
        new TreeMap<>(journal.counts())
                .forEach((what, count) ->
                        text.append(String.format(Locale.ROOT, "%,d %s%n", count.sum(), what)));
        text.append(prices.text()).append('\n');
        text.append(String.format(Locale.ROOT, "%n%d violations%n", violations.size()));
        violations.forEach(each -> text.append("- ").append(each).append('\n'));
        return text.toString();
    }

    private static String ofSpared(List<Episode> episodes, List<Told> told) {
        List<Duration> waits =
                episodes.stream().flatMap(each -> each.longestWaitOfSpared(told).stream()).toList();
        return waits.isEmpty()
                ? "– | –"
                : String.format(
                        Locale.ROOT,
                        "%.1f s | %.1f s",
                        seconds(median(waits.stream())),
                        seconds(longest(waits.stream())));
    }

    private static Stream<Duration> waits(List<Episode> episodes, List<Told> told) {
        return episodes.stream().map(each -> each.longestWait(told));
    }

    private static Duration median(Stream<Duration> durations) {
        return percentile(50, durations);
    }

    private static Duration percentile(int percent, Stream<Duration> durations) {
        List<Duration> sorted = durations.sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() * percent / 100);
    }

    private static Duration longest(Stream<Duration> durations) {
        return durations.max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
