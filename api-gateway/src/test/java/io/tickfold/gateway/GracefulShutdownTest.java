package io.tickfold.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tickfold.gateway.engine.AttemptResult;
import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class GracefulShutdownTest {

    private static final String SECRET = "a-secret-of-tests-that-is-long-enough";

    @Test
    void answersWhatWaitsAndRefusesWhatComesThen() throws Exception {
        CompletableFuture<AttemptResult> outcome = new CompletableFuture<>();
        ConfigurableApplicationContext gateway = started();
        ScriptedEngine engine = gateway.getBean(ScriptedEngine.class);
        engine.answersWhenDone(outcome);
        try (Connection pending = new Connection(port(gateway));
                Connection kept = new Connection(port(gateway))) {
            kept.get();
            assertThat(kept.answer()).startsWith("HTTP/1.1 404");
            pending.close("{\"orderId\":\"ord_1234567890abcdef\"}");
            await().until(() -> engine.commands().size() == 1);
            Thread ending = Thread.ofVirtual().start(gateway::close);
            await().until(() -> isOutOfService(gateway));
            await().untilAsserted(() -> assertRefusedByANewConnection(port(gateway)));
            kept.close("{\"orderId\":\"ord_1234567890abcdef\"}");
            assertShutDown(kept.answer());
            assertThat(ending.isAlive()).isTrue();
            outcome.complete(ScriptedEngine.replied(Events.closed("1", "1")));
            assertThat(pending.answer()).startsWith("HTTP/1.1 200").contains("CLOSED");
            assertThat(ending.join(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(engine.commands()).hasSize(1);
    }

    private static void assertRefusedByANewConnection(int port) throws IOException {
        try (Connection late = new Connection(port)) {
            late.get();
            assertShutDown(late.answer());
        }
    }

    private static void assertShutDown(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 503")
                .contains("Refusal-Reason: SHUTTING_DOWN")
                .contains("Retry-After: 1")
                .contains("Connection: close")
                .contains("{\"error\":\"Service unavailable\",\"message\":\"This gateway ends");
    }

    private static boolean isOutOfService(ConfigurableApplicationContext gateway) {
        return gateway.getBean(ApplicationAvailability.class).getReadinessState()
                == ReadinessState.REFUSING_TRAFFIC;
    }

    private static ConfigurableApplicationContext started() {
        return new SpringApplicationBuilder(GatewayOnScript.class)
                .registerShutdownHook(false)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--management.endpoint.health.validate-group-membership=false",
                        "--tickfold.database.directory=:memory:",
                        "--tickfold.gateway.jwt-secret=" + SECRET);
    }

    private static int port(ConfigurableApplicationContext gateway) {
        return gateway.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /// A connection that is kept for several requests.
    private static final class Connection implements AutoCloseable {

        private static final String TOKEN =
                new TokenIssuer(JwtSecret.of(SECRET), InstantSource.system())
                        .issue(Events.ALICE, Duration.ofHours(1));

        private final Socket socket;
        private final BufferedReader answers;

        Connection(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
            answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        }

        void get() throws IOException {
            write("GET /nothing HTTP/1.1\r\n", "");
        }

        void close(String body) throws IOException {
            write("POST " + GatewayHttpTest.CLOSE + " HTTP/1.1\r\n", body);
        }

        private void write(String line, String body) throws IOException {
            String request =
                    String.format(
                            Locale.ROOT,
                            """
                            %sHost: x\r
                            Authorization: Bearer %s\r
                            Content-Type: application/json\r
                            Content-Length: %d\r
                            \r
                            %s\
                            """,
                            line,
                            TOKEN,
                            body.length(),
                            body);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
        }

        String answer() throws IOException {
            List<String> lines = new ArrayList<>();
            int length = 0;
            for (String line = line(); !line.isEmpty(); line = line()) {
                lines.add(line);
                if (line.startsWith("Content-Length: ")) {
                    length = Integer.parseInt(line.substring(16));
                }
            }
            char[] body = new char[length];
            for (int read = 0; read < length; read++) {
                body[read] = (char) answers.read();
            }
            return String.join("\r\n", lines) + "\r\n\r\n" + new String(body);
        }

        private String line() throws IOException {
            String line = answers.readLine();
            if (line == null) {
                throw new IOException("closed without an answer");
            }
            return line;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
