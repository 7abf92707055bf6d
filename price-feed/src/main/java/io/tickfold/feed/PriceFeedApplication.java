package io.tickfold.feed;

import io.tickfold.contract.wire.ClockGuard;
import io.tickfold.contract.wire.NeutralProcess;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The feed as a process of its own, which nobody calls over HTTP.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(PriceFeedConfiguration.class)
public class PriceFeedApplication {

    public static void main(String[] args) {
        NeutralProcess.begin();
        ClockGuard.watch();
        new SpringApplicationBuilder(PriceFeedApplication.class)
                .web(WebApplicationType.NONE)
                .run(args);
    }
}
