package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.AccountId;
import io.tickfold.standalone.Programs.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The client in `clients/typescript`, built from the document as it is and run by Node.js; skipped
/// where that is missing.
///
/// `-Dtickfold.test.trades=1000 -Dtickfold.test.kills=5` runs it longer.
@Timeout(1800)
class TypeScriptClientTest {

    private static final int TRADES = Integer.getInteger("tickfold.test.trades", 25);
    private static final int KILLS = Integer.getInteger("tickfold.test.kills", 1);

    @TempDir Path data;

    @Test
    void doesWhatItsReadmeSaysAndEachTradeOnceWhateverIsKilled() throws Exception {
        TypeScriptPackage client = TypeScriptPackage.install();
        try (Victim victim = new Victim(RunningInstance.start(data))) {
            Ended tests = client.run("test", victim.environment("alice"), _ -> {});
            assertThat(tests.status()).as(tests.output()).isZero();

            Ended trades = client.run("trades", victim.environment("bob"), victim);
            assertThat(trades.status()).as(trades.output()).isZero();
            assertThat(trades.output()).contains(TRADES + " trades, each once");
            assertThat(victim.kills).isEqualTo(KILLS);
        }
    }

    /// An instance that is killed after so many trades, and started again.
    private static final class Victim implements Consumer<String>, AutoCloseable {

        private static final Pattern TRADED = Pattern.compile("traded (\\d+)");

        private RunningInstance instance;
        private int kills;

        Victim(RunningInstance instance) {
            this.instance = instance;
        }

        Map<String, String> environment(String account) throws IOException {
            return Map.of(
                    "TICKFOLD_URL",
                    instance.api().toString(),
                    "TICKFOLD_TOKEN",
                    instance.tokens().issue(new AccountId(account), Duration.ofHours(2)),
                    "TICKFOLD_TRADES",
                    Integer.toString(TRADES));
        }

        @Override
        public void accept(String line) {
            Matcher traded = TRADED.matcher(line);
            int next = (kills + 1) * TRADES / (KILLS + 1);
            if (kills < KILLS && traded.matches() && Integer.parseInt(traded.group(1)) >= next) {
                kills++;
                restart();
            }
        }

        private void restart() {
            instance.kill();
            try {
                instance = instance.startAgain();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            instance.close();
        }
    }
}
