package io.tickfold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Programs that trade with `clients/java` lose nothing, whatever happens to the instance.
///
/// `-Dtickfold.test.trades=1000 -Dtickfold.test.kills=5` runs it longer.
@Order(CommonInstance.TURN)
class JavaClientTest {

    private static final int TRADES = Integer.getInteger("tickfold.test.trades", 25);
    private static final int KILLS = Integer.getInteger("tickfold.test.kills", 1);
    private static final int ACCOUNTS = 5;
    private static final Path README = Path.of("..", "clients", "java", "README.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```java\n(.*?)```");

    @RegisterExtension static final CommonInstance INSTANCE = CommonInstance.INSTANCE;

    @Test
    void losesNoTradeAndDoesNoneTwiceWhileTheInstanceIsKilled() throws Exception {
        List<ClientTrader> traders = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            traders.add(new ClientTrader(INSTANCE.javaClient("trader-" + i), TRADES / ACCOUNTS));
        }
        List<Thread> trading =
                traders.stream().map(trader -> Thread.ofVirtual().start(trader::trade)).toList();
        traders.forEach(trader -> Thread.ofVirtual().start(trader::follow));
        for (int kill = 1; kill <= KILLS; kill++) {
            awaitTrades(traders, kill * TRADES / (KILLS + 1));
            INSTANCE.killAndStartAgain();
        }
        for (Thread thread : trading) {
            thread.join();
        }
        traders.forEach(ClientTrader::requireAllOnce);
        traders.forEach(ClientTrader::close);
    }

    private static void awaitTrades(List<ClientTrader> traders, int count) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .until(() -> traders.stream().mapToInt(ClientTrader::done).sum() >= count);
    }

    @Test
    void tradesAsItsReadmeShows(@TempDir Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("Example.java"), example());
        Path output = folder.resolve("output");
        Process program =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                source.toString(),
                                INSTANCE.api().toString(),
                                INSTANCE.token("reader"))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        assertThat(program.waitFor()).as(Files.readString(output)).isZero();
        assertThat(Files.readAllLines(output))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("left: 0.06"),
                        line -> assertThat(line).matches("closed at \\d+\\.\\d\\d"),
                        line -> assertThat(line).matches("profit: -?\\d+\\.\\d\\d"),
                        line -> assertThat(line).isEqualTo("refused: ORDER_NOT_FOUND"));
    }

    private static String example() throws IOException {
        Matcher code = EXAMPLE.matcher(Files.readString(README, UTF_8));
        assertThat(code.find()).as("an example in %s", README).isTrue();
        return code.group(1);
    }
}
