package io.tickfold.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// Reads the bodies of requests, never more than 16 KiB of them.
public final class RequestBodies {

    static final int MAX_BYTES = 16 * 1024;

    private RequestBodies() {}

    /// The body; empty if it is not one JSON object, sent whole and in time as `application/json`.
    ///
    /// @throws RefusedException if it is too large
    public static Optional<JsonObject> json(HttpServletRequest request) {
        return bytes(request).filter(_ -> isJson(request)).flatMap(JsonObjectParser::parse);
    }

    /// The body; without any fields if there is none.
    ///
    /// @throws RefusedException if it is too large
    public static Optional<JsonObject> jsonIfAny(HttpServletRequest request) {
        Optional<byte[]> bytes = bytes(request);
        return bytes.filter(b -> b.length == 0).isPresent()
                ? Optional.of(new JsonObject(Map.of()))
                : bytes.filter(_ -> isJson(request)).flatMap(JsonObjectParser::parse);
    }

    private static Optional<byte[]> bytes(HttpServletRequest request) {
        if (request.getContentLengthLong() > MAX_BYTES) {
            throw GatewayRefusal.PAYLOAD_TOO_LARGE.exception();
        }
        long announced = request.getContentLengthLong();
        byte[] buffer = new byte[1 + (announced < 0 ? MAX_BYTES : (int) announced)];
        try {
            int length = request.getInputStream().readNBytes(buffer, 0, buffer.length);
            if (length > MAX_BYTES) {
                throw GatewayRefusal.PAYLOAD_TOO_LARGE.exception();
            }
            return Optional.of(Arrays.copyOf(buffer, length));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static boolean isJson(HttpServletRequest request) {
        return Optional.ofNullable(request.getContentType())
                .flatMap(RequestBodies::mediaType)
                .filter(MediaType.APPLICATION_JSON::equalsTypeAndSubtype)
                .filter(type -> type.getCharset() == null || UTF_8.equals(type.getCharset()))
                .isPresent();
    }

    private static Optional<MediaType> mediaType(String text) {
        try {
            return Optional.of(MediaType.parseMediaType(text));
        } catch (InvalidMediaTypeException _) {
            return Optional.empty();
        }
    }
}
