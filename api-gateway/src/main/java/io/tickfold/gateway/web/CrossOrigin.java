package io.tickfold.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/// Lets pages of the configured origins read the answers; tokens travel in a header, never along.
@Component
@Order(Filters.CROSS_ORIGIN)
final class CrossOrigin extends CorsFilter {

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PATCH", "DELETE");
    private static final List<String> SENT =
            List.of(
                    "Authorization",
                    "Content-Type",
                    "Idempotency-Key",
                    "Min-Position",
                    "Last-Event-ID",
                    "Content-Encoding",
                    "Cache-Control",
                    "If-Match",
                    "If-None-Match",
                    "If-Modified-Since",
                    "If-Unmodified-Since",
                    "X-Requested-With",
                    "traceparent",
                    "tracestate",
                    "baggage");
    private static final List<String> READ =
            List.of(
                    Answer.REFUSAL_REASON,
                    Answer.POSITION,
                    Answer.COMMAND_ID,
                    Answer.REPLAYED,
                    "Retry-After",
                    "RateLimit",
                    "RateLimit-Policy",
                    "Link",
                    "WWW-Authenticate",
                    "Allow",
                    "Accept",
                    "Accept-Encoding",
                    "Date");

    CrossOrigin(WebSettings settings) {
        super(source(settings.allowedOrigins()));
        setCorsProcessor(new Processor());
    }

    private static CorsConfigurationSource source(List<String> origins) {
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        if (!origins.isEmpty()) {
            source.registerCorsConfiguration("/**", allowing(origins));
        }
        return source;
    }

    private static CorsConfiguration allowing(List<String> origins) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(origins);
        cors.setAllowedMethods(METHODS);
        cors.setAllowedHeaders(SENT);
        cors.setExposedHeaders(READ);
        cors.setMaxAge(REMEMBERED);
        return cors;
    }

    /// Answers a page of another origin as every other refusal.
    private static final class Processor extends DefaultCorsProcessor {

        @Override
        public boolean processRequest(
                @Nullable CorsConfiguration cors,
                HttpServletRequest request,
                HttpServletResponse response)
                throws IOException {
            boolean allowed = super.processRequest(cors, request, response);
            if (!allowed) {
                GatewayRefusal.FORBIDDEN.answer().writeTo(request, response);
            }
            return allowed;
        }

        /// The body follows above.
        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            response.setStatusCode(HttpStatus.FORBIDDEN);
        }
    }
}
