package io.tickfold.engine;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The engine as a process of its own.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(OrderEngineConfiguration.class)
public class OrderEngineApplication {

    public static void main(String[] args) {
        SpringApplication.run(OrderEngineApplication.class, args);
    }
}
