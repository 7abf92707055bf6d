package io.tickfold.gateway.web;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Has Tomcat report its own errors as we do, and believe nobody but trusted proxies about where a
/// request comes from.
@Component
final class TomcatEdge implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /// Tomcat's own switch for what it logs of malformed requests.
    private static final String MALFORMED_REQUESTS =
            "org.apache.juli.logging.UserDataHelper.CONFIG";

    private final WebSettings settings;

    TomcatEdge(WebSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        System.setProperty(MALFORMED_REQUESTS, "DEBUG_ALL");
        factory.addContextCustomizers(TomcatEdge::reportInJson);
        if (!settings.trustedProxies().isEmpty()) {
            factory.addEngineValves(believing(settings.trustedProxies()));
        }
    }

    private static void reportInJson(Context context) {
        if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(JsonErrorReportValve.class.getName());
        }
    }

    /// The valve takes a list without any slash for one regular expression.
    private static RemoteIpValve believing(List<Network> proxies) {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(
                proxies.stream().map(Network::toString).collect(Collectors.joining(",")));
        valve.setHostHeader("X-Forwarded-Host");
        return valve;
    }
}
