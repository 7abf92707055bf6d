package io.tickfold.gateway.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// One HTTP answer; its body is written as JSON, fields in their declared order, decimals plainly.
public record Answer(int status, Map<String, String> headers, Object body) {

    /// Where the final event of a command stands.
    public static final String POSITION = "Position";

    /// The command that a POST became.
    public static final String COMMAND_ID = "Command-Id";

    /// The stable name of what is wrong, on every error.
    public static final String REFUSAL_REASON = "Refusal-Reason";

    /// On an answer that was given before, to an attempt under the same idempotency key.
    public static final String REPLAYED = "Idempotent-Replayed";

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer ok(Object body) {
        return new Answer(HttpStatus.OK.value(), Map.of(), body);
    }

    /// @param reason the stable name
    public static Answer error(HttpStatus status, String reason, Object body) {
        return new Answer(status.value(), Map.of(REFUSAL_REASON, reason), body);
    }

    /// The same answer with one more header.
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    /// The same answer under another status.
    Answer withStatus(int other) {
        return new Answer(other, headers, body);
    }

    public void writeTo(HttpServletResponse response) throws IOException {
        byte[] json = json();
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    byte[] json() {
        return MAPPER.writeValueAsBytes(body);
    }
}
