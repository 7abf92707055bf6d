package io.tickfold.standalone;

import io.tickfold.audit.cli.ExitCode;
import io.tickfold.contract.market.MarketTrade;
import io.tickfold.contract.wire.NeutralProcess;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.feed.source.Trade;
import io.tickfold.feed.source.TradeFile;
import io.tickfold.readmodel.candle.CandleBackfill;
import io.tickfold.readmodel.candle.CandleCounts;
import io.tickfold.readmodel.candle.CandleSchema;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.DatabaseSettings;
import io.tickfold.readmodel.database.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `candles`: adds the trades of files to candles.
@Command(
        name = "tickfold candles",
        description = {
            "Adds the trades of files to candles: dumps as Binance publishes them, or lines of JSON,"
                    + " each perhaps in a zip file.",
            "A trade that was added before, by this command or live, does not count again: after an"
                    + " interruption, run it again.",
            "An instance with a data directory must be stopped. Gateways of a PostgreSQL database"
                    + " may run."
        },
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            " 0:the trades are in candles; the last line of each file says how many could not be used",
            " 1:it failed; what was added before stays, run it again",
            " 2:the arguments make no sense",
            " 3:another process uses the data; nothing was changed"
        })
public final class CandlesCommand implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int IN_USE = 3;
    private static final int CONNECTIONS = 2;
    private static final int LINE_EVERY = 1_000_000;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of trades, in any order.")
    private List<Path> files = List.of();

    @Option(
            names = "--data",
            defaultValue = "data",
            description = "Directory of the stopped instance (./${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @ArgGroup(exclusive = false)
    private @Nullable Deployment deployment;

    /// Where a deployment has its database.
    static final class Deployment {

        @Option(
                names = "--database-url",
                required = true,
                description =
                        "PostgreSQL database, such as jdbc:postgresql://host/name, instead of a"
                                + " directory.")
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
        LoggingSystem.get(CandlesCommand.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return new CommandLine(new CandlesCommand())
                .setExecutionExceptionHandler((failure, _, _) -> report(failure))
                .execute(arguments);
    }

    private static int report(Exception failure) {
        System.err.println("tickfold: " + failure.getMessage());
        return switch (failure) {
            case StoppedInstance.InUseException _ -> IN_USE;
            case CannotStartException _, IllegalArgumentException _ -> ExitCode.USAGE;
            default -> FAILED;
        };
    }

    @Override
    public Integer call() throws Exception {
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new CannotStartException("there is no file of trades at '" + file + "'");
            }
        }
        if (deployment != null) {
            add(deployment.database());
            return 0;
        }
        DataDirectory directory = StoppedInstance.in(data);
        try (EmbeddedKafka _ = StoppedInstance.broker(directory)) {
            add(new DatabaseSettings(directory.database().toString(), null, "", "", CONNECTIONS));
            return 0;
        }
    }

    private void add(DatabaseSettings settings) throws IOException {
        try (Database database = CandleSchema.open(new Databases(settings))) {
            for (Path path : files) {
                try (TradeFile file = TradeFile.open(path)) {
                    add(path, file, new CandleBackfill(database, file.numberedBy()));
                }
            }
        }
    }

    private static void add(Path path, TradeFile file, CandleBackfill candles) throws IOException {
        long read = 0;
        long unusable = 0;
        for (Optional<Trade> next = file.next(); next.isPresent(); next = file.next()) {
            Trade trade = next.get();
            read++;
            if (MarketTrade.isNumber(trade.number())) {
                candles.add(
                        trade.symbol(),
                        new MarketTrade(
                                trade.number(), trade.price(), trade.quantity(), trade.time()));
            } else {
                unusable++;
            }
            if (read % LINE_EVERY == 0) {
                System.out.printf(Locale.ROOT, "%s: %,d trades read%n", path, read);
            }
        }
        candles.flush();
        CandleCounts counts = candles.counts();
        System.out.printf(
                Locale.ROOT,
                "%s: %,d trades, %,d of them new, %,d known, %,d unusable; %,d lines are no trades%n",
                path,
                read,
                counts.taken(),
                counts.repeated(),
                counts.refused() + unusable,
                file.unreadable());
    }
}
