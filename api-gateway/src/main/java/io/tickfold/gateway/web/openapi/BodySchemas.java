package io.tickfold.gateway.web.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.annotation.Annotation;
import java.util.Objects;
import java.util.Optional;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springdoc.core.utils.SpringDocAnnotationsUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/// Describes what endpoints say by [Bodies].
@Component
final class BodySchemas implements GlobalOperationComponentsCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod endpoint) {
        return operation;
    }

    @Override
    public Operation customize(Operation operation, Components components, HandlerMethod endpoint) {
        Optional.ofNullable(endpoint.getMethodAnnotation(Bodies.class))
                .ifPresent(bodies -> describe(bodies, operation, components, endpoint));
        return operation;
    }

    private static void describe(
            Bodies bodies, Operation operation, Components components, HandlerMethod endpoint) {
        if (bodies.takes().length > 0) {
            operation.setRequestBody(
                    new RequestBody().required(true).content(json(bodies.takes()[0], components)));
        }
        ApiResponse answer = Objects.requireNonNull(operation.getResponses().get("200"));
        answer.setContent(json(bodies.answers(), components));
        if (bodies.inWords()) {
            answer.getContent()
                    .addMediaType("text/plain", new MediaType().schema(new StringSchema()));
        }
        if (bodies.description().isEmpty()) {
            answer.setDescription(
                    endpoint.hasMethodAnnotation(GetMapping.class) ? "Found." : "Done.");
        }
    }

    private static Content json(Class<?> body, Components components) {
        Schema<?> schema =
                SpringDocAnnotationsUtils.extractSchema(
                        components, body, null, new Annotation[0], SpecVersion.V31);
        return new Content().addMediaType("application/json", new MediaType().schema(schema));
    }
}
