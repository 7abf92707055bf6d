package io.tickfold.gateway.web.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Notes what is [Optional] in a record until it is known which fields a body must have.
@Component
final class OptionalFields implements ModelConverter {

    private static final String NOTE = "x-optional";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema != null && schema.get$ref() != null) {
            Optional.ofNullable(context.getDefinedModels().get(References.name(schema.get$ref())))
                    .ifPresent(model -> model.addExtension(NOTE, of(rawClass(type))));
        }
        return schema;
    }

    private static Class<?> rawClass(AnnotatedType type) {
        return switch (type.getType()) {
            case JavaType known -> known.getRawClass();
            case Class<?> known -> known;
            default -> Object.class;
        };
    }

    private static List<String> of(Class<?> type) {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .filter(component -> component.getType() == Optional.class)
                        .map(RecordComponent::getName)
                        .toList()
                : List.of();
    }

    /// The names of the fields that need not be there; the schema no longer notes them afterwards.
    static List<?> take(Schema<?> schema) {
        return schema.getExtensions() != null
                        && schema.getExtensions().remove(NOTE) instanceof List<?> names
                ? names
                : List.of();
    }
}
