package io.tickfold.standalone;

import io.tickfold.engine.OrderEngineConfiguration;
import io.tickfold.feed.PriceFeedConfiguration;
import io.tickfold.gateway.ApiGatewayConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/// The three services in one application.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    OrderEngineConfiguration.class,
    PriceFeedConfiguration.class,
    ApiGatewayConfiguration.class
})
class StandaloneConfiguration {}
