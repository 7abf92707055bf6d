package io.tickfold.audit.cli;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Shows the progress of a long task in one line of a terminal, and nothing elsewhere. Several
/// threads may report to it.
public final class ProgressDisplay {

    private static final String BLANK_LINE = "\r\u001b[K";
    private static final long INTERVAL = Duration.ofMillis(250).toNanos();
    private static final double NANOS = 1e9;

    private final Optional<PrintStream> terminal;
    private String task = "";
    private long begun;
    private long shown;

    private ProgressDisplay(Optional<PrintStream> terminal) {
        this.terminal = terminal;
    }

    public static ProgressDisplay onTerminal(PrintStream stream) {
        return new ProgressDisplay(
                Optional.ofNullable(System.console()).filter(Console::isTerminal).map(_ -> stream));
    }

    /// @param current what is being done
    public synchronized void show(String current, long done, long total) {
        if (terminal.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        if (!current.equals(task)) {
            task = current;
            begun = now;
        }
        if (now - shown > INTERVAL) {
            shown = now;
            terminal.get().print(BLANK_LINE + line(done, total, (now - begun) / NANOS));
        }
    }

    private String line(long done, long total, double seconds) {
        double rate = seconds > 0 ? done / seconds : 0;
        String left =
                rate > 0 ? String.format(Locale.ROOT, "%,.0f s left", (total - done) / rate) : "";
        return String.format(
                Locale.ROOT, "%s, %,d of %,d, %,.0f /s, %s", task, done, total, rate, left);
    }

    public synchronized void clear() {
        terminal.ifPresent(stream -> stream.print(BLANK_LINE));
    }
}
