package io.tickfold.gateway.web;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/// The last handler mapping: it answers what no endpoint takes, without the log line that Spring
/// would write.
@Component
final class NoEndpoint extends SimpleUrlHandlerMapping {

    NoEndpoint() {
        super(Map.of("/**", notFound()));
    }

    private static HttpRequestHandler notFound() {
        return (request, response) -> GatewayRefusal.NOT_FOUND.answer().writeTo(request, response);
    }
}
