package io.tickfold.standalone;

import io.tickfold.audit.cli.ExitCode;
import io.tickfold.contract.wire.NeutralProcess;
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
        usageHelpAutoWidth = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:it ended in order by itself; 130 or 143 after Ctrl-C or SIGTERM",
            " 1:it failed",
            " 2:it cannot start with these arguments, in this place or on these ports"
        })
public final class Standalone implements Callable<Integer> {

    @Option(
            names = "--port",
            defaultValue = "8080",
            description =
                    "Port of the HTTP API on the loopback address (${DEFAULT-VALUE}); 0 takes a free one.")
    private int port;

    @Option(
            names = "--kafka-port",
            description =
                    "Port of Kafka on the loopback address; 0 takes a free one. By default that of"
                            + " the last start, at first 9092 or the next free one.")
    private @Nullable Integer kafkaPort;

    @Option(
            names = "--data",
            defaultValue = "data",
            description = "Directory that keeps everything (./${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(
            names = "--feed",
            defaultValue = Feed.SIMULATED,
            description =
                    "Where prices come from: ${DEFAULT-VALUE} ones, binance, coinbase, kraken, or a"
                            + " file of trades as recorded:FILE[,speed=N], N times as fast or"
                            + " max.")
    private String feed = Feed.SIMULATED;

    @Option(names = "--seed", description = "Same seed, same moves of the simulated prices (1).")
    private @Nullable Long seed;

    public static void main(String[] arguments) {
        NeutralProcess.begin();
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return new CommandLine(new Standalone())
                .setExecutionExceptionHandler((failure, _, _) -> report(failure))
                .execute(arguments);
    }

    /// What an operator can mend is one sentence; the rest is a fault, with all that is known of
    /// it.
    private static int report(Exception failure) {
        System.err.println("tickfold: " + failure.getMessage());
        if (failure instanceof CannotStartException) {
            return ExitCode.USAGE;
        }
        failure.printStackTrace();
        return ExitCode.FAILED;
    }

    @Override
    public Integer call() throws CannotStartException, IOException, InterruptedException {
        Instance instance = Instance.start(options());
        System.out.println(Welcome.to(instance));
        instance.awaitStop();
        return 0;
    }

    private Options options() throws CannotStartException {
        return new Options(
                Ports.require("--port", port),
                Optional.ofNullable(kafkaPort),
                data,
                Feed.of(feed),
                Optional.ofNullable(seed));
    }

    /// What the command line asks for.
    record Options(
            int port, Optional<Integer> kafkaPort, Path data, Feed feed, Optional<Long> seed) {}
}
