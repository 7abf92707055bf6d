package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.gateway.identity.token.Scope;
import io.tickfold.readmodel.database.Database;
import io.tickfold.standalone.TradingClient.Answer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// An operator repeats a request long after it was answered, while the database that remembers
/// answers is away: only the log knows that the key was used.
class HaltWithoutDatabaseTest {

    private static final String HALT = "/api/v1/admin/symbols/btc/halt";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path directory;

    private Services services;
    private TradingClient operator;
    private TradingClient alice;

    @BeforeEach
    void startWithoutDatabaseOfAnswers() {
        services = Services.start(directory);
        ConfigurableApplicationContext gateway =
                services.startGateway("--tickfold.database.directory=:memory:");
        operator = services.client("operator", gateway, Scope.FUNDS_WRITE);
        alice = services.client("alice", gateway);
        await().atMost(PATIENCE)
                .ignoreException(IllegalStateException.class)
                .until(alice::open, id -> !id.isEmpty());
        gateway.getBean("gatewayIdentityDatabase", Database.class).close();
    }

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void aLateRetryOfAHaltDoesNotHaltAResumedMarket() throws Exception {
        assertThat(operator.postOnce("halt", HALT, "").status()).isEqualTo(200);
        assertHalted();
        assertThat(resume("resume").status()).isEqualTo(200);

        Answer late = operator.postOnce("halt", HALT, "");

        assertThat(late.body()).isEqualTo("{\"symbol\":\"BTCUSDT\",\"halted\":true}");
        awaitTrading();
    }

    @Test
    void aLateRetryOfAResumeDoesNotLiftANewerHalt() throws Exception {
        assertThat(operator.postOnce("first", HALT, "").status()).isEqualTo(200);
        assertThat(resume("resume").status()).isEqualTo(200);
        awaitTrading();
        assertThat(operator.postOnce("newer", HALT, "").status()).isEqualTo(200);

        Answer late = resume("resume");

        assertThat(late.body()).isEqualTo("{\"symbol\":\"BTCUSDT\",\"halted\":false}");
        assertHalted();
    }

    /// An order is in the log after the halts that were answered before it.
    private void assertHalted() throws Exception {
        assertThat(order().header("Refusal-Reason")).contains("SYMBOL_HALTED");
    }

    private void awaitTrading() {
        await().atMost(PATIENCE).until(() -> order().status() == 200);
    }

    private Answer order() throws Exception {
        return alice.create(
                "{\"symbol\":\"BTC\",\"type\":\"buy\",\"quantity\":0.01,\"leverage\":100}");
    }

    private Answer resume(String key) throws Exception {
        return TradingClient.send(operator.request(HALT).header("Idempotency-Key", key).DELETE());
    }
}
