package io.tickfold.gateway.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// What a body is said to be.
final class BodyType {

    private static final List<Charset> CHARSETS = List.of(UTF_8, US_ASCII);

    private BodyType() {}

    /// @throws RefusedException if it is not JSON in UTF-8
    static void requireJson(HttpServletRequest request) {
        Optional<MediaType> type =
                Optional.ofNullable(request.getContentType()).flatMap(BodyType::mediaType);
        if (type.filter(MediaType.APPLICATION_JSON::equalsTypeAndSubtype).isEmpty()) {
            throw refused("Content-Type must be application/json");
        }
        Charset charset = type.get().getCharset();
        if (charset != null && !CHARSETS.contains(charset)) {
            throw refused("The charset of application/json must be UTF-8");
        }
    }

    private static Optional<MediaType> mediaType(String text) {
        try {
            return Optional.of(MediaType.parseMediaType(text));
        } catch (InvalidMediaTypeException _) {
            return Optional.empty();
        }
    }

    private static RefusedException refused(String error) {
        return new RefusedException(
                GatewayRefusal.UNSUPPORTED_MEDIA_TYPE
                        .answer(new ErrorBody(error))
                        .with(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE));
    }
}
