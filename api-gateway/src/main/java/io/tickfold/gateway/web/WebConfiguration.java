package io.tickfold.gateway.web;

import java.util.List;
import java.util.Map;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/// Makes every error a short JSON body, wherever it comes from.
@Configuration(proxyBeanMethods = false)
@Import({ErrorAdvice.class, ErrorPage.class})
public class WebConfiguration {

    /// Tomcat's own switch for what it logs of malformed requests.
    private static final String MALFORMED_REQUESTS =
            "org.apache.juli.logging.UserDataHelper.CONFIG";

    /// For requests that Spring's firewall turns away.
    @Bean
    RequestRejectedHandler gatewayRejectedRequests() {
        return (_, response, _) -> GatewayRefusal.BAD_REQUEST.answer().writeTo(response);
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
                (_, response) -> GatewayRefusal.NOT_FOUND.answer().writeTo(response);
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
}
