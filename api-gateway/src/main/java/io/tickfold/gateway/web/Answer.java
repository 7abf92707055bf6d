package io.tickfold.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// One HTTP answer; its body is written as JSON, fields in their declared order, decimals plainly,
/// or in words if those are asked for.
///
/// @param ids of what an error concerns, for clients that ask for problem details
public record Answer(
        int status, Map<String, String> headers, Object body, Map<String, String> ids) {

    /// The position of a command's final event.
    public static final String POSITION = "Position";

    /// The command that a POST became.
    public static final String COMMAND_ID = "Command-Id";

    /// The stable name of what is wrong, on every error.
    public static final String REFUSAL_REASON = "Refusal-Reason";

    /// On an answer that was given before, to an attempt under the same idempotency key.
    public static final String REPLAYED = "Idempotent-Replayed";

    private static final int FIRST_ERROR = 400;
    private static final String TEXT = "text/plain;charset=UTF-8";

    /// From this length on the server may compress an answer.
    private static final int COMPRESSED = 1_024;

    private static final Set<Integer> KEPT =
            Set.of(HttpStatus.BAD_REQUEST.value(), HttpStatus.SERVICE_UNAVAILABLE.value());
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();

    public Answer {
        headers = Map.copyOf(headers);
        ids = Map.copyOf(ids);
    }

    public Answer(int status, Map<String, String> headers, Object body) {
        this(status, headers, body, Map.of());
    }

    public static Answer ok(Object body) {
        return new Answer(HttpStatus.OK.value(), Map.of(), body);
    }

    /// The body in JSON, or the same in words if the request likes text better.
    public static Answer inWordsFor(HttpServletRequest request, Object body, String words) {
        return ok(Accepted.words(request) ? new Words(words) : body);
    }

    /// @param reason the stable name
    public static Answer error(HttpStatus status, String reason, Object body) {
        return new Answer(status.value(), Map.of(REFUSAL_REASON, reason), body);
    }

    /// The same answer with one more header.
    public Answer with(String header, String value) {
        return new Answer(status, plus(headers, header, value), body, ids);
    }

    /// The same answer, which also says after how many seconds to try again.
    public Answer retryAfter(long seconds) {
        return with(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    /// The same answer about one more thing, such as an `orderId`.
    public Answer about(String name, String id) {
        return new Answer(status, headers, body, plus(ids, name, id));
    }

    private static Map<String, String> plus(Map<String, String> map, String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }

    /// The same answer under another status.
    Answer withStatus(int other) {
        return new Answer(other, headers, body, ids);
    }

    /// Writes an error as problem details if the request asks for them.
    public void writeTo(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean problem = status >= FIRST_ERROR && Accepted.problems(request);
        byte[] json = problem ? MAPPER.writeValueAsBytes(problem()) : json();
        headers.forEach(response::setHeader);
        response.setContentType(problem ? Problem.MEDIA_TYPE : type());
        if (!isHeadOfCompressed(request, json)) {
            response.setContentLength(json.length);
        }
        if (isOrdinaryRefusal() && KeptConnections.isPossible(request)) {
            KeptConnections.write(response, status, json);
        } else {
            response.setStatus(status);
            response.getOutputStream().write(json);
        }
    }

    private String type() {
        return body instanceof Words ? TEXT : MediaType.APPLICATION_JSON_VALUE;
    }

    /// Whether the answer to GET would have another length.
    private static boolean isHeadOfCompressed(HttpServletRequest request, byte[] json) {
        return HttpMethod.HEAD.matches(request.getMethod()) && json.length >= COMPRESSED;
    }

    /// Whether the next request may come over the same connection, whatever is wrong with this one.
    private boolean isOrdinaryRefusal() {
        return KEPT.contains(status)
                && !headers.containsKey(HttpHeaders.CONNECTION)
                && !reason().equals(GatewayRefusal.BAD_REQUEST.name());
    }

    private Problem problem() {
        Map<String, String> concerned = new TreeMap<>(ids);
        if (headers.containsKey(COMMAND_ID)) {
            concerned.put("commandId", headers.get(COMMAND_ID));
        }
        String code = headers.getOrDefault(REFUSAL_REASON, Fallbacks.ofStatus(status).reason());
        return Problem.of(status, code, detail(), concerned);
    }

    /// What the published body says in words.
    private String detail() {
        JsonNode tree = MAPPER.readTree(json());
        return tree.path("message").asString(tree.path("error").asString(""));
    }

    /// The stable name of an error; empty for any other answer.
    String reason() {
        return headers.getOrDefault(REFUSAL_REASON, "");
    }

    /// The same answer with its body in JSON already, so that it cannot fail to be written.
    public Answer inJson() {
        return body instanceof Json || body instanceof Words
                ? this
                : new Answer(status, headers, new Json(json()), ids);
    }

    /// A body that is text.
    private record Words(String text) {}

    private static final class Json {

        private final byte[] bytes;

        Json(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    byte[] json() {
        return switch (body) {
            case Json json -> json.bytes;
            case Words words -> words.text().getBytes(UTF_8);
            default -> MAPPER.writeValueAsBytes(body);
        };
    }
}
