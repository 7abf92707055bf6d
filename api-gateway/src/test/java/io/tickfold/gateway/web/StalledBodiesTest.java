package io.tickfold.gateway.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.GatewayHttpTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// Clients that promise a body and do not send it.
@TestPropertySource(
        properties = {"server.tomcat.connection-timeout=1s", "tickfold.web.body-deadline=2s"})
class StalledBodiesTest extends GatewayHttpTest {

    @Test
    void areRefusedLikeAnyMalformedRequest() {
        String answer =
                raw(
                        """
                        POST %s HTTP/1.1\r
                        Host: x\r
                        Authorization: Bearer %s\r
                        Content-Type: application/json\r
                        Content-Length: 100\r
                        \r
                        {"orderId":\
                        """
                                .formatted(CLOSE, TOKEN));
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("{\"error\":\"Bad request\"}")
                .contains("Refusal-Reason: BAD_REQUEST")
                .contains("Connection: close");
    }

    @Test
    void areRefusedThoughAByteArrivesNowAndThen() {
        String answer = trickled("Content-Length: 10000\r\nAuthorization: Bearer " + TOKEN);
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("{\"error\":\"Bad request\"}")
                .contains("Refusal-Reason: BAD_REQUEST")
                .contains("Connection: close");
    }

    @Test
    void areRefusedInChunksToo() {
        String answer = trickled("Transfer-Encoding: chunked\r\nAuthorization: Bearer " + TOKEN);
        assertThat(answer).startsWith("HTTP/1.1 400").contains("Refusal-Reason: BAD_REQUEST");
    }

    /// Sends a byte each 100 ms, so that no wait for a byte is long, until the server hangs up.
    private String trickled(String headers) {
        String head = "POST " + CLOSE + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
                ScheduledExecutorService clock = Executors.newScheduledThreadPool(1)) {
            socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(US_ASCII));
            boolean chunked = headers.startsWith("Transfer");
            byte[] piece = (chunked ? "1\r\n \r\n" : " ").getBytes(US_ASCII);
            var sending = clock.scheduleAtFixedRate(() -> write(out, piece), 0, 100, MILLISECONDS);
            String answer = read(socket);
            sending.cancel(false);
            return answer;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void write(OutputStream out, byte[] piece) {
        try {
            out.write(piece);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A server that hangs up while bytes arrive resets the connection.
    private static String read(Socket socket) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(answer);
        } catch (SocketException _) {
            assertThat(answer.size()).isPositive();
        }
        return answer.toString(US_ASCII);
    }
}
