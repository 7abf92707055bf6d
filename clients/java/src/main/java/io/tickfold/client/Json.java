package io.tickfold.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tickfold.client.model.Problem;
import java.util.Optional;
import org.openapitools.jackson.nullable.JsonNullableJackson3Module;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes bodies: decimals exactly as they are, unknown fields and kinds skipped.
final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(
                            value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                    .addModule(new JsonNullableJackson3Module())
                    .build();

    private Json() {}

    static String write(Object body) {
        return MAPPER.writeValueAsString(body);
    }

    /// @throws JacksonException if it is no such JSON
    static <T> T read(String text, TypeReference<T> type) {
        return MAPPER.readValue(text, type);
    }

    /// @throws JacksonException if it is no JSON
    static JsonNode tree(String text) {
        return MAPPER.readTree(text);
    }

    /// Problem details, where an error has them.
    static Optional<Problem> problem(String text) {
        try {
            return Optional.of(MAPPER.readValue(text, Problem.class))
                    .filter(problem -> problem.getCode() != null);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
