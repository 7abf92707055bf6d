package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.chaos.cluster.ComposeFile;
import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.TokenIssuer;
import io.tickfold.standalone.TradingClient.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The images of the Dockerfiles, as the services of the compose files.
///
/// Skipped where no container engine runs, unless `CI_CONTAINERS=1` demands one.
class ContainersIT {

    private static final Path REPOSITORY = Path.of("..");
    private static final String SECRET = UUID.randomUUID().toString();

    @BeforeEach
    void requireAnEngine() {
        ContainerEngine.require("ContainersIT");
    }

    @Test
    void closesAnOrderOnce() throws Exception {
        ComposeFile one = compose("docker-compose.small.yml");
        try (ContainerStack stack = ContainerStack.start(REPOSITORY, one, "api-gateway")) {
            TradingClient alice = client(stack);
            String order = firstOrder(alice);

            Answer closed = alice.closeOrder(order);
            Answer again = alice.closeOrder(order);

            assertThat(closed.body()).as(stack::logs).matches(closedBody(order));
            assertThat(closed.status()).isEqualTo(200);
            assertThat(again.body())
                    .isEqualTo(
                            """
                            {"error":"Order not found or already closed",\
                            "message":"Order not found or already closed"}\
                            """);
            assertThat(again.status()).isEqualTo(400);
        }
    }

    @Test
    void closesOrdersWithoutOneOfTheBrokersAndOneOfTheEngines() throws Exception {
        ComposeFile two = compose("docker-compose.yml");
        try (ContainerStack stack = ContainerStack.start(REPOSITORY, two, "balancer")) {
            TradingClient alice = client(stack);
            String order = firstOrder(alice);
            String another = alice.open();
            assertThat(alice.closeOrder(order).status()).as(stack::logs).isEqualTo(200);

            stack.kill("kafka-2");
            stack.kill("order-engine-1");

            await().atMost(Duration.ofMinutes(2))
                    .until(() -> alice.closeOnce("last", another).status() == 200);
            assertThat(firstOrder(alice)).as(stack::logs).startsWith("ord_");
        }
    }

    private static ComposeFile compose(String name) throws IOException {
        Path file = REPOSITORY.resolve(name);
        return ComposeFile.read(
                file, Map.of("TICKFOLD_JWT_SECRET", SECRET, "TICKFOLD_DATABASE_PASSWORD", SECRET));
    }

    private static TradingClient client(ContainerStack stack) {
        TokenIssuer tokens = new TokenIssuer(JwtSecret.of(SECRET), InstantSource.system());
        String token = tokens.issue(new AccountId("alice"), Duration.ofHours(1));
        return new TradingClient(stack.api(), token);
    }

    /// Orders are refused until the engine knows the first quotes.
    private static String firstOrder(TradingClient client) {
        return await().atMost(Duration.ofMinutes(3))
                .ignoreException(IllegalStateException.class)
                .until(client::open, order -> order.startsWith("ord_"));
    }

    private static String closedBody(String order) {
        return String.format(
                Locale.ROOT,
                """
                \\{"message":"Order closed successfully","order":\\{"orderId":"%s",\
                "status":"CLOSED","closePrice":\\d+\\.\\d{2},"profit":-?\\d+\\.\\d{2}}}\
                """,
                order);
    }
}
