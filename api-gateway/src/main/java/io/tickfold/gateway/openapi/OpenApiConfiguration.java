package io.tickfold.gateway.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the description of the API.
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {

    @Bean
    OpenAPI gatewayOpenApi() {
        Info info =
                new Info()
                        .title("Tickfold")
                        .version("1")
                        .description(
                                "Margin trading. Numbers are exact decimals. Errors carry a stable"
                                        + " name in `Refusal-Reason`.");
        return new OpenAPI().info(info).servers(List.of(new Server().url("/")));
    }

    @Bean
    GlobalOpenApiCustomizer gatewayOpenApiShared() {
        return new SharedDescription();
    }
}
