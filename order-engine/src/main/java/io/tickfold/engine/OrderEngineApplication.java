package io.tickfold.engine;

import io.tickfold.contract.wire.ClockGuard;
import io.tickfold.contract.wire.NeutralProcess;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The engine as a process of its own, which nobody calls over HTTP.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(OrderEngineConfiguration.class)
public class OrderEngineApplication {

    public static void main(String[] args) {
        NeutralProcess.begin();
        ClockGuard.watch();
        new SpringApplicationBuilder(OrderEngineApplication.class)
                .web(WebApplicationType.NONE)
                .run(args);
    }
}
