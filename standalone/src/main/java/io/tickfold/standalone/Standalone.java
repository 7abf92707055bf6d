package io.tickfold.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command `up`: runs everything in one process until it is told to stop.
@Command(
        name = "tickfold up",
        description = "Runs broker, engine, price feed and gateway in one process.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
public final class Standalone implements Callable<Integer> {

    private static final int FAILED = 1;

    @Option(
            names = "--port",
            defaultValue = "8080",
            description =
                    "Port of the HTTP API on the loopback address (${DEFAULT-VALUE}); 0 takes a free one.")
    private int port;

    @Option(
            names = "--data",
            defaultValue = "data",
            description = "Directory that keeps everything (./${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(
            names = "--feed",
            defaultValue = "simulated",
            description = "Where prices come from: ${COMPLETION-CANDIDATES}.")
    private Feed feed = Feed.simulated;

    @Option(names = "--seed", description = "Same seed, same moves of the simulated prices (1).")
    private @Nullable Long seed;

    /// Sources of prices, spelt as on the command line.
    enum Feed {
        simulated
    }

    public static void main(String[] arguments) {
        CommandLine line =
                new CommandLine(new Standalone())
                        .setExecutionExceptionHandler((failure, _, _) -> report(failure));
        System.exit(line.execute(arguments));
    }

    private static int report(Exception failure) {
        System.err.println("tickfold: " + failure.getMessage());
        return FAILED;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Instance instance = Instance.start(options());
        System.out.println(Welcome.to(instance));
        instance.awaitStop();
        return 0;
    }

    private Options options() throws IOException {
        if (port < 0 || port > Ports.LARGEST) {
            throw new IOException("--port takes a number from 0 to 65535");
        }
        return new Options(port, data, feed.name(), Optional.ofNullable(seed));
    }

    /// What the command line asks for.
    record Options(int port, Path data, String feed, Optional<Long> seed) {}
}
