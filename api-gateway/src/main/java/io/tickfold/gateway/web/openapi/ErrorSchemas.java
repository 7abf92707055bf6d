package io.tickfold.gateway.web.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Set;

/// The bodies of errors: the published one, and problem details.
final class ErrorSchemas {

    private ErrorSchemas() {}

    static void define(Components components) {
        components.addSchemas("ErrorBody", error());
        components.addSchemas("Problem", problem());
    }

    private static Schema<?> error() {
        return typed("object")
                .addProperty("error", typed("string").description("What is wrong, in words."))
                .addProperty(
                        "message",
                        typed("string").description("The same, or whether a retry is safe."))
                .addProperty(
                        "timeout",
                        typed("boolean").description("True if nobody knows the outcome."))
                .addProperty(
                        "commandId",
                        typed("string").description("The command whose outcome nobody knows."))
                .addRequiredItem("error");
    }

    private static Schema<?> problem() {
        Schema<?> schema =
                typed("object")
                        .addProperty("type", shown("string", "urn:tickfold:refusal:KEY_REUSED"))
                        .addProperty("title", shown("string", "Key reused"))
                        .addProperty("status", shown("integer", 400).format("int32"))
                        .addProperty("detail", shown("string", "Order ID mismatch"))
                        .addProperty(
                                "code",
                                shown("string", "KEY_REUSED")
                                        .description("As in `Refusal-Reason`."));
        List.copyOf(schema.getProperties().keySet()).forEach(schema::addRequiredItem);
        return schema.addProperty(
                        "commandId", typed("string").description("The command, if it became one."))
                .addProperty("orderId", typed("string").description("The order, if one is known."));
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
