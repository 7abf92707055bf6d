package io.tickfold.standalone;

import io.tickfold.audit.cli.ExitCode;
import io.tickfold.audit.cli.ProgressDisplay;
import io.tickfold.contract.wire.NeutralProcess;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.engine.rebuild.RebuildException;
import io.tickfold.engine.rebuild.RebuiltPartition;
import io.tickfold.engine.rebuild.StateRebuild;
import io.tickfold.engine.rebuild.StateRebuild.Loss;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command `rebuild-state`: rebuilds the engine's state from all events.
@Command(
        name = "tickfold rebuild-state",
        description = "Rebuilds the engine's state from all events, while no engine runs.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:the engine can be started",
            " 1:it failed; the reason is on the standard error stream",
            " 2:the arguments make no sense",
            " 3:an engine runs, or another process uses the data; nothing was changed",
            " 4:an event is missing, unreadable or out of order; nothing was changed"
        })
public final class RebuildStateCommand implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int IN_USE = 3;
    private static final int DAMAGED = 4;

    @Option(
            names = "--data",
            defaultValue = "data",
            description = "Directory of the stopped instance (./${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(
            names = "--bootstrap-servers",
            description = "Kafka cluster of stopped engines, instead of a directory.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--accept-loss",
            description =
                    "Rebuild even if events are lost that the engine had written; what they decided"
                            + " is then forgotten.")
    private boolean isLossAccepted;

    public static void main(String[] arguments) {
        NeutralProcess.begin();
        LoggingSystem.get(RebuildStateCommand.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return new CommandLine(new RebuildStateCommand())
                .setExecutionExceptionHandler((failure, _, _) -> report(failure))
                .execute(arguments);
    }

    private static int report(Exception failure) {
        System.err.println("tickfold: " + failure.getMessage());
        return switch (failure) {
            case RebuildException refused -> code(refused.reason());
            case StoppedInstance.InUseException _ -> IN_USE;
            case CannotStartException _ -> ExitCode.USAGE;
            default -> FAILED;
        };
    }

    private static int code(RebuildException.Reason reason) {
        return switch (reason) {
            case ENGINE_RUNS -> IN_USE;
            case DAMAGED_EVENTS, LOST_EVENTS -> DAMAGED;
            case NO_EVENTS -> FAILED;
        };
    }

    @Override
    public Integer call() throws CannotStartException, IOException {
        if (bootstrapServers != null) {
            rebuild(bootstrapServers);
        } else {
            rebuild(StoppedInstance.in(data));
        }
        return 0;
    }

    private void rebuild(DataDirectory directory) {
        try (EmbeddedKafka kafka = StoppedInstance.broker(directory)) {
            rebuild(kafka.bootstrapServers());
            StateRebuild.forgetCopies(directory.engine());
        }
    }

    private void rebuild(String kafka) {
        ProgressDisplay display = ProgressDisplay.onTerminal(System.err);
        StateRebuild.Progress progress =
                (step, partition, done, total) ->
                        display.show(
                                String.format(Locale.ROOT, "partition %d: %s", partition, step),
                                done,
                                total);
        List<RebuiltPartition> rebuilt = new StateRebuild(kafka, loss(), progress).run();
        display.clear();
        rebuilt.forEach(RebuildStateCommand::print);
    }

    private Loss loss() {
        return isLossAccepted ? Loss.ACCEPTED : Loss.REFUSED;
    }

    private static void print(RebuiltPartition rebuilt) {
        System.out.printf(
                Locale.ROOT,
                "partition %d: %,d events, %,d accounts, %,d open orders, %,d ticks to process;"
                        + " resumes at input %d%n",
                rebuilt.partition(),
                rebuilt.events(),
                rebuilt.accounts(),
                rebuilt.openOrders(),
                rebuilt.backlog(),
                rebuilt.nextInput());
        for (String remark : rebuilt.remarks()) {
            System.out.printf(Locale.ROOT, "partition %d: %s%n", rebuilt.partition(), remark);
        }
    }
}
