package io.tickfold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.Symbol;
import io.tickfold.embedded.EmbeddedKafka;
import io.tickfold.readmodel.candle.Candle;
import io.tickfold.readmodel.candle.CandleInterval;
import io.tickfold.readmodel.candle.CandleSchema;
import io.tickfold.readmodel.candle.Candles;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.DatabaseSettings;
import io.tickfold.readmodel.database.Databases;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Dumps become candles of a stopped instance.
@Timeout(120)
class CandlesCommandTest {

    private static final int TRADES = Integer.getInteger("tickfold.test.trades", 20_000);
    private static final Instant START = Instant.parse("2026-01-17T21:13:07Z");

    @TempDir Path directory;

    private final long seed = Long.getLong("tickfold.test.seed", new Random().nextLong());

    @Test
    void refusesArgumentsThatMakeNoSense() throws Exception {
        Path nameless = Files.writeString(directory.resolve("trades.csv"), "");
        Path empty = directory.resolve("empty");
        Files.createDirectories(empty.resolve("kafka"));

        assertThat(CandlesCommand.execute()).isEqualTo(2);
        assertThat(CandlesCommand.execute("--days", "1")).isEqualTo(2);
        assertThat(CandlesCommand.execute(directory.resolve("none.csv").toString())).isEqualTo(2);
        assertThat(add(empty, nameless)).isEqualTo(2);
    }

    @Test
    void failsWhereThereIsNothing() throws Exception {
        assertThat(add(directory.resolve("nothing"), dump(10))).isEqualTo(1);
    }

    @Test
    void refusesADirectoryInUse() throws Exception {
        Path data = directory.resolve("data");
        try (EmbeddedKafka _ = EmbeddedKafka.start(data.resolve("kafka"), 0)) {
            assertThat(add(data, dump(10))).isEqualTo(3);
        }
    }

    @Test
    void everyTradeOfADumpCountsOnceHoweverOftenItIsReadIn() throws Exception {
        System.out.println("CandlesCommandTest: -Dtickfold.test.seed=" + seed);
        Path dump = dump(TRADES);
        Path data = directory.resolve("data");
        Files.createDirectories(data.resolve("kafka"));

        assertThat(add(data, dump)).isZero();
        List<Candle> once = candlesIn(data);
        assertThat(once.stream().mapToLong(Candle::trades).sum())
                .isEqualTo(CandleInterval.values().length * distinct(dump));
        assertThat(once).anyMatch(Candle::isIncomplete);

        assertThat(add(data, dump)).isZero();
        assertThat(candlesIn(data)).isEqualTo(once);
    }

    private static int add(Path data, Path dump) {
        return CandlesCommand.execute("--data", data.toString(), dump.toString());
    }

    /// Some trades are missing, some are told twice, and some late.
    private Path dump(int trades) throws IOException {
        Random random = new Random(seed);
        Path file = directory.resolve("BTCUSDT-trades.csv");
        long micros = START.toEpochMilli() * 1_000;
        List<String> late = new ArrayList<>();
        try (BufferedWriter lines = Files.newBufferedWriter(file, UTF_8)) {
            for (int number = 1; number <= trades; number++) {
                micros += random.nextLong(3_000_000_000_000L / trades);
                String line =
                        String.format(
                                Locale.ROOT,
                                "%d,%d.%02d,%d.5,0,%d,true%n",
                                number,
                                42_000 + random.nextInt(100),
                                random.nextInt(100),
                                random.nextInt(1_000),
                                micros);
                switch (random.nextInt(500)) {
                    case 0 -> {}
                    case 1 -> late.add(line);
                    case 2 -> lines.append(line).append(line);
                    default -> lines.append(line);
                }
                if (late.size() == 3) {
                    lines.append(String.join("", late));
                    late.clear();
                }
            }
        }
        return file;
    }

    private static long distinct(Path dump) throws IOException {
        try (Stream<String> lines = Files.lines(dump)) {
            return lines.map(line -> line.split(",", 2)[0]).distinct().count();
        }
    }

    private static List<Candle> candlesIn(Path data) {
        String files = data.resolve("database").toString();
        try (Database database =
                CandleSchema.open(new Databases(new DatabaseSettings(files, null, "", "", 2)))) {
            Candles candles = new Candles(database);
            return Stream.of(CandleInterval.values())
                    .flatMap(interval ->
                            candles
                                    .find(
                                            new Symbol("BTCUSDT"),
                                            interval,
                                            START.minus(Duration.ofDays(90)),
                                            START.plus(Duration.ofDays(90)))
                                    .stream())
                    .toList();
        }
    }
}
