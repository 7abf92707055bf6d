package io.tickfold.gateway.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where the description of the API starts; what endpoints share is added by [SharedDescription].
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

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
}
