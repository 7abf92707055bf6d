package io.tickfold.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/// How many pictures a second the console shows while prices change a thousand times a second, in a
/// Chromium that draws with the processor; how soon it can be used, and how large it is.
///
/// Argument: price changes a second (1000). Chromium has to be on the `PATH`.
public final class ConsoleBenchmark {

    private static final int ROUNDS = 3;
    private static final int MOST_SECONDS = 90;

    private ConsoleBenchmark() {}

    public static void main(String[] args) throws Exception {
        int changes = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        System.out.printf(
                Locale.ROOT,
                "%,d price changes a second over %d instruments, 10 open orders%n",
                changes,
                PageServer.INSTRUMENTS);
        for (int i = 1; i <= ROUNDS; i++) {
            round(i, changes);
        }
    }

    private static void round(int number, int changes) throws Exception {
        Path profile = Files.createTempDirectory("console-benchmark");
        try (PageServer server = PageServer.start(changes)) {
            Process chromium = chromium(server, profile);
            try {
                print(number, server, server.measured().get(MOST_SECONDS, TimeUnit.SECONDS));
            } finally {
                chromium.destroy();
                chromium.onExit().join();
            }
        } finally {
            FileSystemUtils.deleteRecursively(profile);
        }
    }

    private static Process chromium(PageServer server, Path profile) throws IOException {
        return new ProcessBuilder(
                        "chromium",
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--window-size=1440,900",
                        "--user-data-dir=" + profile,
                        "--remote-debugging-port=0",
                        server.address().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void print(int number, PageServer server, Map<String, String> measured) {
        System.out.printf(
                Locale.ROOT,
                "round %d: %s frames/s, longest %s ms, %s long tasks in 20 s, %,d changes behind;"
                        + " interactive after %s ms; %,d bytes loaded, compressed%n",
                number,
                measured.get("frames"),
                measured.get("longest"),
                measured.get("longTasks"),
                server.behind(measured.getOrDefault("shown", "0")),
                measured.get("interactive"),
                server.bytes());
    }
}
