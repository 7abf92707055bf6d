package io.tickfold.feed;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The feed as a process of its own.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(PriceFeedConfiguration.class)
public class PriceFeedApplication {

    public static void main(String[] args) {
        SpringApplication.run(PriceFeedApplication.class, args);
    }
}
