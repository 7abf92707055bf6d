package io.tickfold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.support.GenericApplicationContext;

/// Whatever an operator's arguments make impossible is said in one sentence that names the cause,
/// with exit code 2 and without a stack trace.
@Timeout(60)
class StartTest {

    @TempDir private Path directory;

    /// What a command said on the standard error stream.
    private String refusal(int expected, String... arguments) {
        PrintStream errors = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, UTF_8));
        int exitCode;
        try {
            exitCode = execute(arguments);
        } finally {
            System.setErr(errors);
        }
        String text = said.toString(UTF_8);
        assertThat(text.lines())
                .as(text)
                .hasSize(1)
                .allMatch(line -> line.startsWith("tickfold: "));
        assertThat(exitCode).as(text).isEqualTo(expected);
        return text.substring("tickfold: ".length()).strip();
    }

    private static int execute(String... arguments) {
        String[] rest = Stream.of(arguments).skip(1).toArray(String[]::new);
        return switch (arguments[0]) {
            case "up" -> Standalone.execute(rest);
            case "rebuild-state" -> RebuildStateCommand.execute(rest);
            case "rebuild-read-model" -> RebuildReadModelCommand.execute(rest);
            default -> throw new IllegalArgumentException(arguments[0]);
        };
    }

    private String refusedUp(String data) {
        return refusal(2, "up", "--port", "0", "--data", data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "rebuild-state", "rebuild-read-model"})
    void anEmptyDirectoryIsNotTheCurrentOne(String command) {
        assertThat(refusal(2, command, "--data", ""))
                .isEqualTo("--data '' names no directory; ./data is the usual one");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "$", "\n", "\\"})
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aPathMayNotHoldWhatOthersTakeForItsEnd(String separator) {
        Path data = directory.resolve("a" + separator + "b");
        assertThat(refusedUp(data.toString())).contains("in its path", "choose one without");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void theWholePathCountsNotOnlyWhatWasWritten() {
        assertThat(refusedUp(directory.resolve("a,b").resolve("../c,d/e").toString()))
                .contains("has a ',' in its path, " + directory.resolve("c,d/e"));
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "text");
        assertThat(refusedUp(file.toString()))
                .isEqualTo(
                        "--data '" + file + "' cannot be made a directory: " + file + " is a file");
        assertThat(refusedUp(file.resolve("data").toString()))
                .startsWith("--data '" + file + "/data' cannot be made a directory: ");
        assertThat(file).hasContent("text");
    }

    @Test
    void aPartOfItThatIsAFileIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("engine"), "text");
        assertThat(refusedUp(directory.toString())).endsWith("cannot be written to: " + file);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatCannotBeMadeIsNamed() {
        assertThat(refusedUp("/proc/tickfold"))
                .startsWith("--data '/proc/tickfold' cannot be made a directory: /proc/tickfold");
        assertThat(refusedUp(directory.resolve("x".repeat(300)).toString()))
                .contains("File name too long");
    }

    @Test
    void portsAreNumbersOfPorts() {
        assertThat(refusal(2, "up", "--port", "65536"))
                .isEqualTo("--port takes a number from 0 to 65535");
        assertThat(refusal(2, "up", "--kafka-port", "-1", "--port", "0", "--data", data()))
                .isEqualTo("--kafka-port takes a number from 0 to 65535");
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    @Test
    void aTakenPortIsNamedAndSoIsTheWayOut() throws IOException {
        try (ServerSocket taken = taken()) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(refusal(2, "up", "--port", port, "--data", data()))
                    .isEqualTo("port " + port + " is in use; choose another with --port");
            assertThat(refusal(2, "up", "--port", "0", "--kafka-port", port, "--data", data()))
                    .isEqualTo(
                            "port "
                                    + port
                                    + " of Kafka (from --kafka-port) is in use; end what uses it,"
                                    + " or choose another with --kafka-port");
        }
    }

    /// Another port would be an address that no consumer knows.
    @Test
    void theKeptPortOfKafkaIsNotReplacedByAnother() throws IOException {
        try (ServerSocket taken = taken()) {
            Path kept = Files.createDirectories(directory.resolve("data")).resolve("kafka-port");
            Files.writeString(kept, taken.getLocalPort() + "\n");
            assertThat(refusedUp(data())).contains("of Kafka (from " + kept + ") is in use");
        }
    }

    @Test
    void aKeptPortThatIsNoneIsNamed() throws IOException {
        Path kept = Files.createDirectories(directory.resolve("data")).resolve("kafka-port");
        Files.writeString(kept, "none");
        assertThat(refusedUp(data()))
                .isEqualTo("there is no port in " + kept + "; delete the file");
    }

    /// A broker here would log on the same standard error stream.
    @Test
    void dataInUseAreSaidToBe() throws IOException {
        Path kafka = Files.createDirectories(directory.resolve("data/kafka"));
        try (FileChannel used = FileChannel.open(kafka.resolve(".tickfold.lock"), CREATE, WRITE);
                FileLock _ = used.lock()) {
            assertThat(refusedUp(data()))
                    .isEqualTo(
                            "another process uses the data in "
                                    + data()
                                    + "; stop it first, or choose another with --data");
            assertThat(refusal(3, "rebuild-state", "--data", data())).contains("another broker");
            assertThat(refusal(3, "rebuild-read-model", "--data", data()))
                    .contains("another broker");
        }
    }

    @Test
    void aSecretThatCannotBeUsedIsNamed() throws IOException {
        Path secret = Files.createDirectories(directory.resolve("data")).resolve("jwt-secret");
        Files.writeString(secret, "short");
        assertThat(refusedUp(data()))
                .isEqualTo(
                        "cannot use the secret at "
                                + secret
                                + ": the JWT secret must have at least 32 bytes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "oracle | --feed takes simulated, binance, coinbase, kraken or recorded:FILE[,speed=N],"
                        + " not 'oracle'",
                "recorded: | there is no file of trades at ''",
                "recorded:none.csv | there is no file of trades at 'none.csv'",
                "recorded:pom.xml,speed=0 | a speed is 1 to 1000000, or max, not '0'",
                "recorded:pom.xml,speed= | a speed is 1 to 1000000, or max, not ''",
                "recorded:pom.xml | the name of a dump begins with its symbol and a hyphen, such as"
                        + " BTCUSDT-trades-2026-01.csv, or it ends in .jsonl; this is pom.xml"
            })
    void aFeedThatThereIsNotIsNamed(String feed, String message) {
        assertThat(refusal(2, "up", "--port", "0", "--data", data(), "--feed", feed))
                .isEqualTo(message);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aFeedHasItsSettings() throws Exception {
        Path file = directory.resolve("BTCUSDT-trades.csv");
        Files.writeString(file, "17,42350.75,0.001,42.35,1772366400123,True");
        for (String exchange : List.of("binance", "coinbase", "kraken")) {
            assertThat(Feed.of(exchange).settings())
                    .containsExactly("tickfold.feed.source=" + exchange);
        }
        assertThat(Feed.of("recorded:" + file + ",speed=60").settings())
                .containsExactly(
                        "tickfold.feed.source=recorded",
                        "tickfold.feed.recording.file=" + file,
                        "tickfold.feed.recording.speed=60");
    }

    /// Between the check and the bind, somebody else may be faster.
    @Test
    void aPortThatWasTakenMeanwhileIsNamedToo() {
        Standalone.Options options =
                new Standalone.Options(
                        8080, Optional.empty(), directory, new Feed(List.of()), Optional.empty());
        KafkaPort kafka = new KafkaPort(9092, "--kafka-port");
        RuntimeException http = new IllegalStateException(new PortInUseException(8080));
        assertThat(StartFailure.of(http, options, kafka))
                .hasMessage("port 8080 is in use; choose another with --port");
        RuntimeException other = new IllegalStateException("a fault");
        assertThatThrownBy(() -> StartFailure.of(other, options, kafka)).isSameAs(other);
    }

    @Test
    void aPortThatNobodyAskedForIsReplacedIfSomebodyElseIsFaster() throws IOException {
        KafkaPort chosen = KafkaPort.unasked();
        try (ServerSocket _ =
                new ServerSocket(chosen.number(), 1, InetAddress.ofLiteral("127.0.0.1"))) {
            BrokerFirst broker = new BrokerFirst(directory.resolve("kafka"), chosen);
            broker.initialize(new GenericApplicationContext());
            assertThat(broker.address()).doesNotEndWith(":" + chosen.number());
            broker.stop();
        }
    }

    @Test
    void healthDoesNotListenWhereKafkaWill() {
        int port =
                IntStream.range(20_000, 30_000)
                        .filter(each -> Ports.isFree(each + 1))
                        .findFirst()
                        .orElseThrow();
        assertThat(Ports.besides(port, port + 1)).isZero();
        assertThat(Ports.besides(port, port + 2)).isEqualTo(port + 1);
        assertThat(Ports.besides(0, 9092)).isZero();
    }

    private static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
    }
}
