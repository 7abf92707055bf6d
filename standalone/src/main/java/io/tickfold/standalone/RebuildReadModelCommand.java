package io.tickfold.standalone;

import io.tickfold.audit.cli.ExitCode;
import io.tickfold.audit.cli.ProgressDisplay;
import io.tickfold.contract.wire.NeutralProcess;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.readmodel.database.DatabaseSettings;
import io.tickfold.readmodel.log.ForeignRecord;
import io.tickfold.readmodel.rebuild.ReadModelRebuild;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command `rebuild-read-model`: empties the read model and projects all events again.
@Command(
        name = "tickfold rebuild-read-model",
        description = {
            "Rebuilds the read model, which answers all reads, from all events.",
            "An instance with a data directory must be stopped. Gateways of a PostgreSQL database"
                    + " may run; they refuse reads until it is complete."
        },
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:the read model is complete",
            " 1:it failed; the reason is on the standard error stream",
            " 2:the arguments make no sense",
            " 3:another process uses the data; nothing was changed"
        })
public final class RebuildReadModelCommand implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int IN_USE = 3;
    private static final int CONNECTIONS = 2;
    private static final double NANOS = 1e9;

    @Option(
            names = "--data",
            defaultValue = "data",
            description = "Directory of the stopped instance (./${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @ArgGroup(exclusive = false)
    private @Nullable Deployment deployment;

    /// Where a deployment has its log and its database.
    static final class Deployment {

        @Option(
                names = "--bootstrap-servers",
                required = true,
                description = "Kafka cluster, instead of a directory.")
        private String kafka = "";

        @Option(
                names = "--database-url",
                required = true,
                description = "PostgreSQL database, such as jdbc:postgresql://host/name.")
        private String url = "";

        @Option(
                names = "--database-user",
                defaultValue = "tickfold",
                description =
                        "Its user (${DEFAULT-VALUE}); the password is in the variable"
                                + " TICKFOLD_DATABASE_PASSWORD.")
        private String user = "";

        private DatabaseSettings database() {
            String password = System.getenv().getOrDefault("TICKFOLD_DATABASE_PASSWORD", "");
            return new DatabaseSettings(null, url, user, password, CONNECTIONS);
        }
    }

    public static void main(String[] arguments) {
        NeutralProcess.begin();
        LoggingSystem.get(RebuildReadModelCommand.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return new CommandLine(new RebuildReadModelCommand())
                .setExecutionExceptionHandler((failure, _, _) -> report(failure))
                .execute(arguments);
    }

    private static int report(Exception failure) {
        System.err.println("tickfold: " + failure.getMessage());
        return switch (failure) {
            case StoppedInstance.InUseException _ -> IN_USE;
            case CannotStartException _ -> ExitCode.USAGE;
            default -> FAILED;
        };
    }

    @Override
    public Integer call() throws Exception {
        if (deployment != null) {
            rebuild(deployment.database(), deployment.kafka);
            return 0;
        }
        DataDirectory directory = StoppedInstance.in(data);
        try (EmbeddedKafka kafka = StoppedInstance.broker(directory)) {
            rebuild(files(directory), kafka.bootstrapServers());
            return 0;
        }
    }

    private static DatabaseSettings files(DataDirectory directory) {
        return new DatabaseSettings(directory.database().toString(), null, "", "", CONNECTIONS);
    }

    private static void rebuild(DatabaseSettings database, String kafka) throws Exception {
        ProgressDisplay display = ProgressDisplay.onTerminal(System.err);
        long begun = System.nanoTime();
        ReadModelRebuild rebuild =
                new ReadModelRebuild(
                        database,
                        kafka,
                        (done, total) -> display.show("reading events", done, total));
        long events = rebuild.run();
        display.clear();
        System.out.printf(
                Locale.ROOT, "%,d events in %.1f s%n", events, (System.nanoTime() - begun) / NANOS);
        rebuild.foreign().last().ifPresent(last -> report(rebuild.foreign().count(), last));
    }

    private static void report(long foreign, ForeignRecord last) {
        System.out.printf(
                Locale.ROOT,
                "%,d records that no engine wrote were left out, the last of them %s%n",
                foreign,
                last);
    }
}
