package io.tickfold.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.springframework.http.HttpHeaders;

/// Writes server-sent events, and gives a client up that takes too long for what is between two
/// flushes, however steadily it trickles.
///
/// A single write waits for the client only as long as the connector lets it, so it is kept short.
final class SseWriter {

    /// What the web server hands on at once.
    private static final int PIECE = 8 << 10;

    private final OutputStream output;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private OptionalLong begun = OptionalLong.empty();

    /// @param patience from the first write after a flush to the end of the next flush
    SseWriter(OutputStream output, Duration patience, LongSupplier nanoTime) {
        this.output = output;
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    /// Begins the answer, of which nothing is sent before the first [#flush].
    static SseWriter begin(HttpServletResponse response, Duration patience) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        return new SseWriter(response.getOutputStream(), patience, System::nanoTime);
    }

    /// @param data in one line
    void event(String type, String data) throws IOException {
        write("event: " + type + "\ndata: " + data + "\n\n");
    }

    /// @param id where the client resumes after it
    void event(long id, String type, String data) throws IOException {
        write("id: " + id + "\nevent: " + type + "\ndata: " + data + "\n\n");
    }

    /// Carries nothing, so that both sides see that the connection lives.
    void comment() throws IOException {
        write(":\n\n");
    }

    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        begin();
        for (int from = 0; from < bytes.length; from += PIECE) {
            output.write(bytes, from, Math.min(PIECE, bytes.length - from));
            check();
        }
    }

    private void begin() {
        if (begun.isEmpty()) {
            begun = OptionalLong.of(nanoTime.getAsLong());
        }
    }

    /// @throws SocketTimeoutException if the client took less than it had time for
    private void check() throws SocketTimeoutException {
        if (nanoTime.getAsLong() - begun.orElseThrow() > patience.toNanos()) {
            throw new SocketTimeoutException("the client reads too slowly");
        }
    }

    /// @throws SocketTimeoutException if the client took less than it had time for
    void flush() throws IOException {
        begin();
        output.flush();
        check();
        begun = OptionalLong.empty();
    }
}
