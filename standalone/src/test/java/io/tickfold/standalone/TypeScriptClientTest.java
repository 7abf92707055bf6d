package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.standalone.Programs.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The client in `clients/typescript`, built from the document as it is and run by Node.js; skipped
/// where that is missing.
///
/// `-Dtickfold.test.trades=1000 -Dtickfold.test.kills=5` runs it longer.
@Order(CommonInstance.TURN)
@Timeout(1800)
class TypeScriptClientTest {

    private static final int TRADES = Integer.getInteger("tickfold.test.trades", 25);
    private static final int KILLS = Integer.getInteger("tickfold.test.kills", 1);

    @RegisterExtension static final CommonInstance INSTANCE = CommonInstance.INSTANCE;

    @Test
    void doesWhatItsReadmeSaysAndEachTradeOnceWhateverIsKilled() throws Exception {
        TypeScriptPackage client = TypeScriptPackage.install();
        Ended tests = client.run("test", environment("typescript-reader"), _ -> {});
        assertThat(tests.status()).as(tests.output()).isZero();

        Killer killer = new Killer();
        Ended trades = client.run("trades", environment("typescript-trader"), killer);
        assertThat(trades.status()).as(trades.output()).isZero();
        assertThat(trades.output()).contains(TRADES + " trades, each once");
        assertThat(killer.kills).isEqualTo(KILLS);
    }

    private static Map<String, String> environment(String account) throws IOException {
        return Map.of(
                "TICKFOLD_URL",
                INSTANCE.api().toString(),
                "TICKFOLD_TOKEN",
                INSTANCE.token(account),
                "TICKFOLD_TRADES",
                Integer.toString(TRADES));
    }

    /// Kills the instance after so many trades, and starts it again.
    private static final class Killer implements Consumer<String> {

        private static final Pattern TRADED = Pattern.compile("traded (\\d+)");

        private int kills;

        @Override
        public void accept(String line) {
            Matcher traded = TRADED.matcher(line);
            int next = (kills + 1) * TRADES / (KILLS + 1);
            if (kills < KILLS && traded.matches() && Integer.parseInt(traded.group(1)) >= next) {
                kills++;
                restart();
            }
        }

        private static void restart() {
            try {
                INSTANCE.killAndStartAgain();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
