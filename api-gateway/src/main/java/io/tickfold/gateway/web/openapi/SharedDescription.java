package io.tickfold.gateway.web.openapi;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Contact;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;
import io.swagger.v3.oas.annotations.servers.ServerVariable;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.tickfold.gateway.web.Endpoints;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/// Adds what all endpoints share.
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Tickfold",
                        version = "1",
                        description =
                                "Margin trading. Numbers are exact decimals. Errors carry a stable"
                                        + " name in `Refusal-Reason`. Answers may have more fields"
                                        + " one day, and enumerations more values: ignore what"
                                        + " you do not know.",
                        contact = @Contact(name = "Tickfold"),
                        license =
                                @License(
                                        name = "All rights reserved",
                                        identifier = "LicenseRef-All-Rights-Reserved")),
        servers = {
            @Server(
                    url = "http://{host}:{port}",
                    description = "A gateway.",
                    variables = {
                        @ServerVariable(
                                name = "host",
                                defaultValue = "127.0.0.1",
                                description = "The name or address of its machine."),
                        @ServerVariable(
                                name = "port",
                                defaultValue = "8080",
                                description = "The port of its API.")
                    }),
            @Server(url = "/", description = "The gateway that this document came from.")
        },
        security = @SecurityRequirement(name = SharedDescription.TOKEN))
@SecurityScheme(
        name = SharedDescription.TOKEN,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT")
@Component
final class SharedDescription implements GlobalOpenApiCustomizer {

    static final String TOKEN = "token";

    private final Endpoints endpoints;

    SharedDescription(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public void customise(OpenAPI api) {
        Components components = Optional.ofNullable(api.getComponents()).orElseGet(Components::new);
        api.components(components);
        Schemas.complete(api);
        ErrorSchemas.define(components);
        api.tags(Group.tags());
        Headers.define(components);
        Errors.define(components);
        for (Map.Entry<String, PathItem> path : api.getPaths().entrySet()) {
            for (var entry : path.getValue().readOperationsMap().entrySet()) {
                complete(described(path.getKey(), entry.getKey(), entry.getValue()));
            }
        }
    }

    private DescribedEndpoint described(String path, HttpMethod method, Operation operation) {
        return new DescribedEndpoint(
                path, method, operation, endpoints.accessTo(path, method.name()));
    }

    private static void complete(DescribedEndpoint endpoint) {
        if (endpoint.isPublic()) {
            endpoint.operation().security(List.of());
        }
        endpoint.operation().tags(List.of(Group.of(endpoint.path())));
        endpoint.operation().summary(plain(endpoint.operation().getSummary()));
        Headers.addTo(endpoint);
        Errors.addTo(endpoint);
    }

    /// Summaries are shown as they are, not as Markdown.
    private static @Nullable String plain(@Nullable String summary) {
        return summary == null ? null : summary.replace("`", "");
    }
}
