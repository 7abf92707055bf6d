package io.tickfold.gateway.web;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Counts errors by the name of their reason, also of those that Tomcat answers by itself.
@Component
final class RefusalMeters implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Map<String, Counter> counters;

    RefusalMeters(MeterRegistry registry) {
        counters =
                Reasons.all().stream()
                        .collect(
                                toUnmodifiableMap(identity(), reason -> counter(registry, reason)));
    }

    private static Counter counter(MeterRegistry registry, String reason) {
        return Counter.builder("tickfold.gateway.refusals")
                .description("Errors that were answered")
                .tag("reason", reason)
                .register(registry);
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new Counting());
    }

    /// Sees each request once it is answered; one that is answered later comes by again.
    private final class Counting extends ValveBase {

        private Counting() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response)
                throws IOException, ServletException {
            try {
                getNext().invoke(request, response);
            } finally {
                count(response);
            }
        }

        private void count(Response response) {
            String reason = response.getHeader(Answer.REFUSAL_REASON);
            Counter counter = reason == null ? null : counters.get(reason);
            if (counter != null) {
                counter.increment();
            }
        }
    }
}
