package io.tickfold.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// What a client accepts in place of the published bodies.
final class Accepted {

    private Accepted() {}

    /// Whether errors are to be problem details; a wildcard does not ask for them.
    static boolean problems(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Accept")).stream()
                .flatMap(header -> types(header).stream())
                .anyMatch(Accepted::isProblem);
    }

    private static boolean isProblem(MediaType type) {
        return MediaType.APPLICATION_PROBLEM_JSON.equalsTypeAndSubtype(type)
                && type.getQualityValue() > 0;
    }

    private static List<MediaType> types(String header) {
        try {
            return MediaType.parseMediaTypes(header);
        } catch (InvalidMediaTypeException _) {
            return List.of();
        }
    }
}
