package io.tickfold.gateway.web.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.tickfold.gateway.web.Reasons;

/// The headers that endpoints share.
final class Headers {

    private static final int LONGEST_KEY = 255;
    private static final String REFUSAL_REASON = "Refusal-Reason";
    private static final String LIMIT = "RateLimit";
    private static final String POLICY = "RateLimit-Policy";

    private Headers() {}

    /// Adds those of almost every answer, for answers to refer to.
    static void define(Components components) {
        components
                .addHeaders(
                        REFUSAL_REASON,
                        header(
                                "The stable name of what is wrong.",
                                new StringSchema()._enum(Reasons.all())))
                .addHeaders(LIMIT, header("What is left of the budgets.", new StringSchema()))
                .addHeaders(POLICY, header("The budgets, if there are any.", new StringSchema()));
    }

    static void addTo(DescribedEndpoint endpoint) {
        endpoint.operation().getResponses().values().forEach(Headers::addLimits);
        if (endpoint.takesKey()) {
            endpoint.operation().addParametersItem(key(endpoint.needsKey()));
            endpoint.operation().getResponses().values().forEach(Headers::addCommand);
        }
        if (endpoint.isOfReadModel()) {
            endpoint.operation().addParametersItem(minPosition());
            endpoint.operation().getResponses().values().forEach(Headers::addPosition);
        }
    }

    private static void addPosition(ApiResponse response) {
        String meaning = "What this includes; absent while nothing has happened there.";
        add(response, "Position", meaning, new StringSchema());
    }

    private static void addLimits(ApiResponse response) {
        addReference(response, LIMIT);
        addReference(response, POLICY);
    }

    private static HeaderParameter key(boolean required) {
        HeaderParameter parameter = new HeaderParameter();
        parameter
                .name("Idempotency-Key")
                .description("Attempts under the same key are carried out once.")
                .required(required)
                .schema(new StringSchema().pattern("^[ -~]+$").minLength(1).maxLength(LONGEST_KEY))
                .example("close-7f3a");
        return parameter;
    }

    private static HeaderParameter minPosition() {
        HeaderParameter parameter = new HeaderParameter();
        parameter
                .name("Min-Position")
                .description("The `Position` of an answer, which this one is to include.")
                .schema(new StringSchema().pattern("^[0-9]{1,9}-[0-9]{1,18}$"));
        return parameter;
    }

    private static void addCommand(ApiResponse response) {
        add(response, "Command-Id", "The command that this became.", new StringSchema());
        add(response, "Position", "Its final event, for `Min-Position`.", new StringSchema());
        add(response, "Idempotent-Replayed", "An answer given before.", new StringSchema());
    }

    static void addToError(ApiResponse response) {
        addLimits(response);
        addReference(response, REFUSAL_REASON);
        add(response, "Retry-After", "Seconds to wait, if it may help.", new IntegerSchema());
        add(response, "Command-Id", "The command, if it became one.", new StringSchema());
    }

    private static void add(
            ApiResponse response, String name, String description, Schema<?> schema) {
        response.addHeaderObject(name, header(description, schema));
    }

    private static void addReference(ApiResponse response, String name) {
        response.addHeaderObject(name, new Header().$ref("#/components/headers/" + name));
    }

    private static Header header(String description, Schema<?> schema) {
        return new Header().description(description).schema(schema);
    }
}
