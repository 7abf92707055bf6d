package io.tickfold.gateway.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Completes the schemas of the bodies, and adds those that several bodies share.
final class Schemas {

    private Schemas() {}

    static void complete(OpenAPI api) {
        Set<String> requests = requests(api);
        api.getComponents()
                .getSchemas()
                .forEach((name, schema) -> complete(schema, requests.contains(name)));
        makeNullable(api.getComponents().getSchemas().get("CommandAnswer"));
        EventSchemas.define(api.getComponents());
        Unions.define(api.getComponents());
    }

    /// A reference cannot say so itself.
    private static void makeNullable(@Nullable Schema<?> schema) {
        if (schema != null) {
            schema.types(new TreeSet<>(Set.of("object", "null")));
        }
    }

    private static Set<String> requests(OpenAPI api) {
        return api.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(List::stream)
                .map(Operation::getRequestBody)
                .flatMap(body -> Optional.ofNullable(body).stream())
                .map(RequestBody::getContent)
                .flatMap(content -> content.values().stream())
                .map(MediaType::getSchema)
                .map(schema -> References.name(schema.get$ref()))
                .collect(Collectors.toSet());
    }

    /// Answers have all their fields but those that are optional, and may have more one day.
    private static void complete(Schema<?> schema, boolean isRequest) {
        List<?> optional = OptionalFields.take(schema);
        if (schema.getProperties() == null) {
            return;
        }
        schema.getProperties().forEach(Fields::complete);
        if (!isRequest) {
            List<String> required = new ArrayList<>(schema.getProperties().keySet());
            required.removeAll(optional);
            schema.required(required.isEmpty() ? null : required);
        }
    }
}
