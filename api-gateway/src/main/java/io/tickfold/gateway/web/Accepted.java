package io.tickfold.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// What a client accepts in place of the published bodies.
final class Accepted {

    private static final MediaType ANY_APPLICATION = new MediaType("application");

    private Accepted() {}

    /// Whether errors are to be problem details: if they are named, which a wildcard does not do,
    /// and JSON is not liked better.
    static boolean problems(HttpServletRequest request) {
        List<MediaType> accepted = types(request);
        double problem = weight(accepted, MediaType.APPLICATION_PROBLEM_JSON).orElse(0.0);
        return problem > 0 && problem >= ofJson(accepted);
    }

    /// Whether an answer is to be told in words: if text is liked better than JSON. Generated
    /// clients accept all that is described, and read JSON.
    static boolean words(HttpServletRequest request) {
        List<MediaType> accepted = types(request);
        return weight(accepted, MediaType.TEXT_PLAIN).orElse(0.0) > ofJson(accepted);
    }

    private static List<MediaType> types(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Accept")).stream()
                .flatMap(header -> types(header).stream())
                .toList();
    }

    /// What names JSON goes before what includes it.
    private static double ofJson(List<MediaType> accepted) {
        return Stream.of(MediaType.APPLICATION_JSON, ANY_APPLICATION, MediaType.ALL)
                .flatMap(type -> weight(accepted, type).stream())
                .findFirst()
                .orElse(0.0);
    }

    private static Optional<Double> weight(List<MediaType> accepted, MediaType type) {
        return accepted.stream()
                .filter(type::equalsTypeAndSubtype)
                .map(MediaType::getQualityValue)
                .max(Double::compare);
    }

    private static List<MediaType> types(String header) {
        try {
            return MediaType.parseMediaTypes(header);
        } catch (InvalidMediaTypeException _) {
            return List.of();
        }
    }
}
