package io.tickfold.gateway.web.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Completes the schemas of the bodies, and adds those of errors.
final class Schemas {

    private static final String REQUEST = "Request";

    private Schemas() {}

    static void complete(Components components) {
        if (components.getSchemas() != null) {
            components.getSchemas().forEach((name, schema) -> complete(name, schema));
        }
        components.addSchemas("Error", error());
        components.addSchemas("Problem", problem());
    }

    /// Answers have all their fields, and no others; requests may have more than anybody reads.
    private static void complete(String name, Schema<?> schema) {
        if (!name.endsWith(REQUEST) && schema.getProperties() != null) {
            schema.required(new ArrayList<>(schema.getProperties().keySet()));
            schema.additionalProperties(false);
        }
    }

    private static Schema<?> error() {
        return typed("object")
                .addProperty("error", typed("string"))
                .addProperty("message", typed("string"))
                .addProperty("timeout", typed("boolean"))
                .addProperty("commandId", typed("string"))
                .addRequiredItem("error")
                .additionalProperties(false);
    }

    private static Schema<?> problem() {
        Schema<?> schema =
                typed("object")
                        .addProperty("type", shown("string", "urn:tickfold:refusal:KEY_REUSED"))
                        .addProperty("title", shown("string", "Key reused"))
                        .addProperty("status", shown("integer", 400))
                        .addProperty("detail", shown("string", "Order ID mismatch"))
                        .addProperty("code", shown("string", "KEY_REUSED"));
        List.copyOf(schema.getProperties().keySet()).forEach(schema::addRequiredItem);
        return schema.additionalProperties(typed("string"));
    }

    private static Schema<?> shown(String type, Object example) {
        Schema<?> schema = typed(type);
        schema.setExample(example);
        return schema;
    }

    private static Schema<?> typed(String type) {
        return new JsonSchema().types(Set.of(type));
    }
}
