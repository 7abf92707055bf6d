package io.tickfold.gateway.web;

import jakarta.servlet.Filter;
import java.util.List;
import java.util.Map;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/// Makes every error a short JSON body, wherever it comes from, and guards the edge of the API.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
@Import({ErrorAdvice.class, ErrorPage.class})
public class WebConfiguration {

    /// Tomcat's own switch for what it logs of malformed requests.
    private static final String MALFORMED_REQUESTS =
            "org.apache.juli.logging.UserDataHelper.CONFIG";

    /// For requests that Spring's firewall turns away.
    @Bean
    RequestRejectedHandler gatewayRejectedRequests() {
        return (request, response, _) -> Fallbacks.rejected(request).writeTo(request, response);
    }

    /// Lets endpoints return answers.
    @Bean
    WebMvcConfigurer gatewayAnswers() {
        return new WebMvcConfigurer() {
            @Override
            public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
                handlers.add(new AnswerHandler());
            }
        };
    }

    /// Stands last, and answers without the log line that Spring would write.
    @Bean
    HandlerMapping gatewayNotFound() {
        HttpRequestHandler handler =
                (request, response) -> GatewayRefusal.NOT_FOUND.answer().writeTo(request, response);
        return new SimpleUrlHandlerMapping(Map.of("/**", handler));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> gatewayErrorReports() {
        TomcatContextCustomizer reports =
                context -> {
                    if (context.getParent() instanceof StandardHost host) {
                        host.setErrorReportValveClass(JsonErrorReportValve.class.getName());
                    }
                };
        return factory -> {
            System.setProperty(MALFORMED_REQUESTS, "DEBUG_ALL");
            factory.addContextCustomizers(reports);
        };
    }

    @Bean
    FilterRegistrationBean<Filter> gatewaySecurityHeaders() {
        return at(Filters.HEADERS, new SecurityHeaders());
    }

    @Bean
    FilterRegistrationBean<Filter> gatewayCrossOrigin(WebSettings settings) {
        return at(Filters.CROSS_ORIGIN, CrossOrigin.filter(settings.allowedOrigins()));
    }

    @Bean
    ShutdownGate gatewayShutdownGate(WebSettings settings) {
        return new ShutdownGate(settings.farewell());
    }

    @Bean
    FilterRegistrationBean<Filter> gatewayShutdown(ShutdownGate gate) {
        return at(Filters.SHUTDOWN, gate);
    }

    private static FilterRegistrationBean<Filter> at(int order, Filter filter) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }

    /// Without trusted proxies, nobody's word on where a request comes from is taken.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> gatewayTrustedProxies(
            WebSettings settings) {
        return factory -> {
            if (!settings.trustedProxies().isEmpty()) {
                factory.addEngineValves(believing(settings.trustedProxies()));
            }
        };
    }

    private static RemoteIpValve believing(List<String> proxies) {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(String.join(",", proxies));
        valve.setHostHeader("X-Forwarded-Host");
        return valve;
    }
}
