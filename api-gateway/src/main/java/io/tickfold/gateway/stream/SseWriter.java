package io.tickfold.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.http.HttpHeaders;

/// Writes server-sent events; a write waits for the client only as long as the connector lets it.
final class SseWriter {

    private final OutputStream output;

    private SseWriter(OutputStream output) {
        this.output = output;
    }

    /// Begins the answer, of which nothing is sent before the first [#flush].
    static SseWriter begin(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        return new SseWriter(response.getOutputStream());
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
        output.write(text.getBytes(UTF_8));
    }

    void flush() throws IOException {
        output.flush();
    }
}
