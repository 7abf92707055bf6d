package io.tickfold.chaos;

import static java.util.Objects.requireNonNull;

import io.tickfold.chaos.fault.Faults;
import io.tickfold.chaos.fault.Plan;
import io.tickfold.contract.wire.NeutralProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command `chaos`.
@Command(
        name = "tickfold chaos",
        description = {
            "Starts the cluster of docker-compose.yml as processes, and lets one thing after"
                    + " another fail while clients trade.",
            "Then compares everything that they were told with the log."
        },
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:nothing was lost, doubled or contradicted",
            " 1:something was; the violations are on the standard output stream",
            " 2:the arguments make no sense",
            " 3:the run itself failed; the reason is on the standard error stream"
        })
public final class Chaos implements Callable<Integer> {

    private static final int RUN_FAILED = 3;

    @Option(
            names = "--minutes",
            defaultValue = "5",
            description = "How long things fail (${DEFAULT-VALUE}).")
    private int minutes = 5;

    @Option(
            names = "--faults",
            defaultValue = "0",
            description = "How often at least, even if that takes longer (${DEFAULT-VALUE}).")
    private int faults;

    @Option(names = "--seed", description = "Decides what fails when; another one each time.")
    private @Nullable Long seed;

    @Option(
            names = "--clients",
            defaultValue = "8",
            description = "How many trade (${DEFAULT-VALUE}).")
    private int clients = 8;

    @Option(
            names = "--only",
            arity = "1..*",
            paramLabel = "FAULT",
            completionCandidates = Names.class,
            description = "What happens, of: ${COMPLETION-CANDIDATES}; everything otherwise.")
    private List<String> only = List.of();

    @Option(names = "--lasting", description = "Seconds that each fault lasts; 2 to 12 otherwise.")
    private @Nullable Integer lasting;

    @Option(
            names = "--calm",
            defaultValue = "3",
            description =
                    "Seconds from when everything works again to the next (${DEFAULT-VALUE}).")
    private int calm = 3;

    @Option(
            names = "--open-orders",
            defaultValue = "0",
            description = "Orders that are open beforehand, of accounts that do nothing.")
    private int openOrders;

    @Option(
            names = "--pause",
            defaultValue = "300",
            description = "Milliseconds of each client between two orders (${DEFAULT-VALUE}).")
    private int pause = 300;

    @Option(
            names = "--closes",
            defaultValue = "0",
            description = "Orders that are closed before anything fails.")
    private int closes;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--compose",
            defaultValue = "docker-compose.yml",
            description = "The deployment (${DEFAULT-VALUE}).")
    private Path compose = Path.of("docker-compose.yml");

    private Chaos() {}

    public static void main(String[] arguments) {
        NeutralProcess.begin();
        CommandLine line = new CommandLine(new Chaos());
        line.getCommandSpec().exitCodeOnExecutionException(RUN_FAILED);
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Faults.names().containsAll(only)) {
            throw new ParameterException(
                    requireNonNull(spec).commandLine(), "there is no such fault: " + only);
        }
        Path directory = Files.createTempDirectory("tickfold-chaos");
        long decided = seed == null ? new Random().nextInt(1_000_000) : seed;
        ChaosRun run =
                new ChaosRun(
                        compose, directory, clients, Duration.ofMillis(pause), decided, plan());
        ChaosReport report = run.run(openOrders, closes, Duration.ofMinutes(minutes), faults);
        System.out.print(report.text());
        if (!report.violations().isEmpty()) {
            System.out.println("logs and data are in " + directory);
            return 1;
        }
        boolean _ = FileSystemUtils.deleteRecursively(directory);
        return 0;
    }

    private Plan plan() {
        Plan usual = Plan.USUAL;
        Optional<Duration> each = Optional.ofNullable(lasting).map(Duration::ofSeconds);
        return new Plan(
                Set.copyOf(only),
                each.orElse(usual.shortest()),
                each.orElse(usual.longest()),
                Duration.ofSeconds(calm));
    }

    /// What can happen.
    private static final class Names implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Faults.names().iterator();
        }
    }
}
