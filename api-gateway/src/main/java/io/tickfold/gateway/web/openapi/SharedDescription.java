package io.tickfold.gateway.web.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.tickfold.gateway.web.Endpoints;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/// Adds what all endpoints share.
@Component
final class SharedDescription implements GlobalOpenApiCustomizer {

    private static final String TOKEN = "token";

    private final Endpoints endpoints;

    SharedDescription(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public void customise(OpenAPI api) {
        Components components = Optional.ofNullable(api.getComponents()).orElseGet(Components::new);
        api.components(components);
        components.addSecuritySchemes(TOKEN, bearer());
        Schemas.complete(components);
        Headers.define(components);
        Errors.define(components);
        api.addSecurityItem(new SecurityRequirement().addList(TOKEN));
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
        endpoint.operation().tags(List.of(endpoint.group()));
        endpoint.operation().summary(plain(endpoint.operation().getSummary()));
        Headers.addTo(endpoint);
        Errors.addTo(endpoint);
    }

    /// Summaries are shown as they are, not as Markdown.
    private static @Nullable String plain(@Nullable String summary) {
        return summary == null ? null : summary.replace("`", "");
    }

    private static SecurityScheme bearer() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT");
    }
}
