package io.tickfold.gateway;

import io.tickfold.contract.wire.ClockGuard;
import io.tickfold.contract.wire.NeutralProcess;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/// The gateway as a process of its own.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ApiGatewayConfiguration.class)
public class ApiGatewayApplication {

    public static void main(String[] arguments) {
        NeutralProcess.begin();
        ClockGuard.watch();
        SpringApplication.run(ApiGatewayApplication.class, arguments);
    }
}
