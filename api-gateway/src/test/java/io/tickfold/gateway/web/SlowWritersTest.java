package io.tickfold.gateway.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.GatewayHttpTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/// Clients that begin a request and do not end it. Those that trickle send a byte each 100 ms, so
/// that no wait for a byte is long, until the server hangs up.
@Execution(ExecutionMode.CONCURRENT)
@TestPropertySource(
        properties = {"server.tomcat.connection-timeout=1s", "tickfold.web.request-deadline=2s"})
class SlowWritersTest extends GatewayHttpTest {

    private static final String WITH_TOKEN = "\r\nAuthorization: Bearer " + TOKEN;
    private static final String CLOSING = "POST " + CLOSE + " HTTP/1.1\r\nHost: x" + WITH_TOKEN;
    private static final String CHUNKED = "\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String ENDLESS = " ";

    @Test
    void stalledBodiesAreRefusedLikeAnyMalformedRequest() {
        String answer = raw(CLOSING + "\r\nContent-Length: 100\r\n\r\n{");
        assertRefused(answer);
    }

    @Test
    void bodiesAreRefusedThoughAByteArrivesNowAndThen() {
        assertRefused(trickled(CLOSING + "\r\nContent-Length: 9999\r\n\r\n", ENDLESS));
    }

    @Test
    void bodiesAreRefusedInChunksToo() {
        assertRefused(trickled(CLOSING + CHUNKED, "1\r\n \r\n"));
    }

    @Test
    void bodiesAreRefusedThoughTheLengthOfAChunkNeverEnds() {
        assertRefused(trickled(CLOSING + CHUNKED + "1;", "a"));
    }

    @Test
    void bodiesAreRefusedThoughTheyAwaitPermission() {
        assertThat(raw(CLOSING + "\r\nExpect: 100-continue\r\nContent-Length: 100\r\n\r\n"))
                .contains("HTTP/1.1 400")
                .contains("Connection: close");
    }

    private static void assertRefused(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("{\"error\":\"Bad request\"}")
                .contains("Refusal-Reason: BAD_REQUEST")
                .contains("Connection: close");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /nothing",
                "POST " + CLOSE,
                "PUT " + CLOSE,
                "GET /api/v1/prices",
                "TRACE /nothing",
                "OPTIONS *"
            })
    void bodiesThatNobodyReadsHaveADeadlineToo(String request) {
        String head = request + " HTTP/1.1\r\nHost: x";
        assertThat(trickled(head + "\r\nContent-Length: 9999\r\n\r\n", ENDLESS))
                .startsWith("HTTP/1.1 ");
        assertThat(trickled(head + WITH_TOKEN + CHUNKED, "1\r\n \r\n")).startsWith("HTTP/1.1 ");
        assertThat(trickled(head + WITH_TOKEN + CHUNKED + "1;", "a")).startsWith("HTTP/1.1 ");
    }

    @Test
    void whatFollowsTheLastChunkHasADeadlineToo() {
        String head = "POST /nothing HTTP/1.1\r\nHost: x" + CHUNKED + "0\r\nTrailer: ";
        assertThat(trickled(head, "a")).startsWith("HTTP/1.1 401");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n",
                "GET /",
                "GET / HTTP/1.1\r\nHost: x\r\nSome: ",
                "GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /"
            })
    void headsHaveADeadlineAsAWhole(String beginning) {
        trickled(beginning, beginning.isBlank() ? "\r\n" : "a");
    }

    @Test
    void aClientWhoseRequestsArriveIsServedForLongerThanTheDeadlineOfOne() throws IOException {
        String request = "POST /nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{";
        long end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        try (Socket socket = connect()) {
            while (System.nanoTime() - end < 0) {
                socket.getOutputStream().write(request.getBytes(US_ASCII));
                socket.getOutputStream().write('}');
                assertThat(nextAnswer(socket.getInputStream())).startsWith("HTTP/1.1 401");
            }
        }
    }

    /// An answer whose body ends with the first brace that closes.
    private static String nextAnswer(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        int next;
        do {
            next = in.read();
            answer.append((char) next);
        } while (next >= 0 && next != '}');
        return answer.toString();
    }

    /// Sends the beginning, and then a piece now and then, until the server hangs up.
    private String trickled(String beginning, String piece) {
        try (Socket socket = connect();
                ScheduledExecutorService clock = Executors.newScheduledThreadPool(1)) {
            OutputStream out = socket.getOutputStream();
            out.write(beginning.getBytes(US_ASCII));
            byte[] bytes = piece.getBytes(US_ASCII);
            var sending = clock.scheduleAtFixedRate(() -> write(out, bytes), 0, 100, MILLISECONDS);
            String answer = read(socket);
            sending.cancel(false);
            return answer;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
        return socket;
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
            return answer.toString(US_ASCII);
        }
        return answer.toString(US_ASCII);
    }
}
