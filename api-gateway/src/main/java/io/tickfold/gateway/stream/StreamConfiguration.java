package io.tickfold.gateway.stream;

import io.tickfold.gateway.web.WebSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/// Sets up WebSockets in the web server, within bounds.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamSettings.class)
public class StreamConfiguration {

    private static final String SEND_BUFFER = Integer.toString(64 * 1024);
    private static final int INBOUND_MESSAGE = 1_024;
    private static final int FIRST = 0;

    /// Pages that may read answers may open sockets, too.
    @Bean
    HandlerMapping gatewayPriceSockets(
            PriceSocketHandler sockets, OpenStreams streams, WebSettings settings) {
        WebSocketHttpRequestHandler handshakes = new WebSocketHttpRequestHandler(sockets);
        handshakes.setHandshakeInterceptors(
                List.of(new SocketAdmission(streams, Set.copyOf(settings.allowedOrigins()))));
        return new SimpleUrlHandlerMapping(Map.of("/ws", handshakes), FIRST);
    }

    @Bean
    ServletServerContainerFactoryBean gatewaySocketContainer() {
        ServletServerContainerFactoryBean container = new ServletServerContainerFactoryBean();
        container.setMaxTextMessageBufferSize(INBOUND_MESSAGE);
        container.setMaxBinaryMessageBufferSize(INBOUND_MESSAGE);
        return container;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> gatewaySockets() {
        return factory ->
                factory.addContextCustomizers(
                        context -> context.addServletContainerInitializer(new WsSci(), Set.of()));
    }

    /// Bounds what the operating system holds for a client that reads nothing.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> gatewaySendBuffers() {
        return factory ->
                factory.addConnectorCustomizers(
                        connector -> connector.setProperty("socket.txBufSize", SEND_BUFFER));
    }
}
