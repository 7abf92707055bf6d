package io.tickfold.benchmarks.comparison;

import io.tickfold.benchmarks.comparison.Results.Spread;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Draws how long closes take and how many there are a second, by how many are in flight; both axes
/// upwards are logarithmic.
final class Plot {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 420;
    private static final int PANEL = 360;
    private static final int TOP = 40;
    private static final int BOTTOM = 300;

    private final Results results;
    private final StringBuilder svg = new StringBuilder();

    Plot(Results results) {
        this.results = results;
    }

    String svg() {
        add(
                String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                                + " font-family=\"sans-serif\" font-size=\"13\">",
                        WIDTH,
                        HEIGHT));
        add(
                String.format(
                        Locale.ROOT,
                        "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>",
                        WIDTH,
                        HEIGHT));
        panel(80, "p50 of a close, ms", Measured::p50, 0, 3);
        panel(80 + PANEL + 120, "closes a second", Measured::perSecond, 1, 5);
        legend();
        add("</svg>");
        return svg.toString();
    }

    /// @param lowest power of ten
    private void panel(
            int left, String title, ToDoubleFunction<Measured> figure, int lowest, int highest) {
        add(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">%s</text>", left, TOP - 16, title));
        for (int power = lowest; power <= highest; power++) {
            double y = y(Math.pow(10, power), lowest, highest);
            add(
                    String.format(
                            Locale.ROOT,
                            "<path d=\"M%d %.1fh%d\" stroke=\"#dddddd\"/>"
                                    + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%,.0f</text>",
                            left,
                            y,
                            PANEL,
                            left - 6,
                            y + 4,
                            Math.pow(10, power)));
        }
        for (int i = 0; i < Comparison.IN_FLIGHT.size(); i++) {
            add(
                    String.format(
                            Locale.ROOT,
                            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>",
                            x(left, i),
                            BOTTOM + 20,
                            Comparison.IN_FLIGHT.get(i)));
        }
        add(
                String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">in flight</text>",
                        left + PANEL / 2,
                        BOTTOM + 40));
        for (Contender each : Contender.values()) {
            line(each, left, figure, lowest, highest);
        }
    }

    private void line(
            Contender contender,
            int left,
            ToDoubleFunction<Measured> figure,
            int lowest,
            int highest) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < Comparison.IN_FLIGHT.size(); i++) {
            double x = x(left, i);
            Optional<Spread> spread =
                    results.figure(contender, "close", Comparison.IN_FLIGHT.get(i), figure);
            spread.ifPresent(value ->
                    points.append(
                            String.format(
                                    Locale.ROOT,
                                    "%.1f,%.1f ",
                                    x,
                                    y(value.median(), lowest, highest))));
        }
        add(
                String.format(
                        Locale.ROOT,
                        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
                        points.toString().strip(),
                        contender.colour()));
    }

    private void legend() {
        int i = 0;
        for (Contender each : Contender.values()) {
            int x = 40 + i % 2 * 460;
            int y = BOTTOM + 66 + i / 2 * 18;
            add(
                    String.format(
                            Locale.ROOT,
                            "<path d=\"M%d %dh24\" stroke=\"%s\" stroke-width=\"3\"/>",
                            x,
                            y - 4,
                            each.colour()));
            add(
                    String.format(
                            Locale.ROOT,
                            "<text x=\"%d\" y=\"%d\">%s</text>",
                            x + 32,
                            y,
                            each.description()));
            i++;
        }
    }

    private static double x(int left, int place) {
        return left + (place + 0.5) * PANEL / Comparison.IN_FLIGHT.size();
    }

    private static double y(double value, int lowest, int highest) {
        double share = (Math.log10(Math.max(value, 1e-9)) - lowest) / (highest - lowest);
        return BOTTOM - Math.clamp(share, 0, 1) * (BOTTOM - TOP);
    }

    private void add(String line) {
        svg.append(line).append('\n');
    }
}
