package io.tickfold.gateway.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.tickfold.gateway.market.LivePrices;
import io.tickfold.readmodel.query.AccountEvents;
import io.tickfold.readmodel.query.ReadModel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tomcat.websocket.server.WsSci;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/// Wires the streams.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamSettings.class)
public class StreamConfiguration {

    private static final String SEND_BUFFER = Integer.toString(64 * 1024);
    private static final int INBOUND_MESSAGE = 1_024;
    private static final int FIRST = 0;

    @Bean
    LiveEvents gatewayLiveEvents() {
        return new LiveEvents();
    }

    @Bean
    OpenStreams gatewayOpenStreams(StreamSettings settings) {
        return new OpenStreams(settings);
    }

    @Bean
    StreamServing gatewayStreamServing(
            OpenStreams streams, MeterRegistry registry, StreamSettings settings) {
        return new StreamServing(streams, new StreamMeters(registry, streams), settings);
    }

    @Bean
    EventStreamController gatewayEventStreamController(
            LiveEvents live, AccountEvents recorded, ReadModel readModel, StreamServing serving) {
        EventStarts starts = new EventStarts(recorded, readModel);
        return new EventStreamController(live, recorded, starts, serving);
    }

    @Bean
    PriceStreamController gatewayPriceStreamController(LivePrices prices, StreamServing serving) {
        return new PriceStreamController(prices, serving);
    }

    @Bean
    HandlerMapping gatewayPriceSockets(
            LivePrices prices, StreamServing serving, Environment environment) {
        WebSocketHttpRequestHandler handshakes =
                new WebSocketHttpRequestHandler(new PriceSocketHandler(prices, serving));
        handshakes.setHandshakeInterceptors(
                List.of(new SocketAdmission(serving.streams(), allowedOrigins(environment))));
        return new SimpleUrlHandlerMapping(Map.of("/ws", handshakes), FIRST);
    }

    /// The same pages that may read answers.
    private static Set<String> allowedOrigins(Environment environment) {
        return Binder.get(environment)
                .bind("tickfold.web.allowed-origins", Bindable.setOf(String.class))
                .orElse(Set.of());
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

    /// Bounds what the system holds for a client that takes nothing in.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> gatewaySendBuffers() {
        return factory ->
                factory.addConnectorCustomizers(
                        connector -> connector.setProperty("socket.txBufSize", SEND_BUFFER));
    }
}
