package io.tickfold.gateway.web.limits;

import io.tickfold.gateway.web.KeptConnections;
import io.tickfold.gateway.web.WebSettings;
import java.net.InetAddress;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Has Tomcat end connections on which a request arrives too slowly, and bound those from one
/// address, unless it is a trusted proxy's.
@Component
final class ConnectionLimit implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final LimitSettings limits;
    private final WebSettings web;

    ConnectionLimit(LimitSettings limits, WebSettings web) {
        this.limits = limits;
        this.web = web;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(BoundedProtocol.class.getName());
        factory.addInitializers(KeptConnections::support);
        factory.addProtocolHandlerCustomizers((BoundedProtocol protocol) -> bound(protocol));
    }

    private void bound(BoundedProtocol protocol) {
        protocol.demand(web.requestDeadline());
        if (limits.enabled()) {
            protocol.bound(limits.address().connections(), address -> !isProxy(address));
        }
    }

    private boolean isProxy(InetAddress address) {
        return web.trustedProxies().stream().anyMatch(proxies -> proxies.contains(address));
    }
}
