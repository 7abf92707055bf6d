package io.tickfold.gateway.web.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.tickfold.gateway.web.Reasons;
import java.math.BigDecimal;
import java.util.Set;

/// The headers that endpoints share.
enum Headers {
    REFUSAL_REASON("Refusal-Reason", "The stable name of what is wrong.", References.to("Reason")),
    LIMIT("RateLimit", "What is left of the budgets.", new StringSchema()),
    POLICY("RateLimit-Policy", "The budgets, if there are any.", new StringSchema()),
    RETRY_AFTER("Retry-After", "Seconds to wait, if that may help.", seconds()),
    COMMAND_ID("Command-Id", "The command that this became, if it did.", commandId()),
    POSITION(
            "Position",
            "The place in the log up to which this is true, for `Min-Position`; absent while there"
                    + " is none.",
            position()),
    REPLAYED(
            "Idempotent-Replayed",
            "That this was answered before, to an attempt under the same key.",
            new StringSchema().addEnumItem("true")),
    CHALLENGE(
            "WWW-Authenticate",
            "`Bearer`, with `error=\"invalid_token\"` if a token was sent.",
            new StringSchema()),
    ALLOW("Allow", "The methods that there are.", new StringSchema());

    private static final Set<Headers> ALWAYS = Set.of(REFUSAL_REASON, CHALLENGE, ALLOW);
    private static final int LONGEST_KEY = 255;

    private final String title;
    private final String description;
    private final Schema<?> schema;

    Headers(String title, String description, Schema<?> schema) {
        this.title = title;
        this.description = description;
        this.schema = schema;
    }

    private static Schema<?> seconds() {
        return new IntegerSchema().minimum(BigDecimal.ZERO);
    }

    private static Schema<?> commandId() {
        return new StringSchema().pattern("^[A-Za-z0-9_-]{1,64}$");
    }

    private static Schema<?> position() {
        return new StringSchema().pattern("^[0-9]{1,9}-[0-9]{1,18}$").example("3-17");
    }

    /// Adds all of them, for answers to refer to.
    static void define(Components components) {
        components.addSchemas(
                "Reason",
                new StringSchema()
                        ._enum(Reasons.all())
                        .description("Every reason for an error. Later versions may add values."));
        for (Headers header : values()) {
            components.addHeaders(
                    header.title,
                    new Header()
                            .description(header.description)
                            .required(ALWAYS.contains(header))
                            .schema(header.schema));
        }
    }

    /// Says of an answer that it may have this header.
    void addTo(ApiResponse response) {
        response.addHeaderObject(title, new Header().$ref("#/components/headers/" + title));
    }

    /// Adds what a request may have, and its answer if it is no error.
    static void addTo(DescribedEndpoint endpoint) {
        if (endpoint.takesKey()) {
            endpoint.operation().addParametersItem(key(endpoint.needsKey()));
        }
        if (endpoint.isOfReadModel()) {
            endpoint.operation().addParametersItem(minPosition());
        }
        endpoint.operation().getResponses().values().forEach(answer -> add(endpoint, answer));
    }

    private static void add(DescribedEndpoint endpoint, ApiResponse answer) {
        if (answer.getHeaders() != null) {
            answer.getHeaders().values().forEach(Headers::withoutSiblingsOfReferences);
        }
        LIMIT.addTo(answer);
        POLICY.addTo(answer);
        if (endpoint.takesKey()) {
            COMMAND_ID.addTo(answer);
            REPLAYED.addTo(answer);
        }
        if (endpoint.saysPosition()) {
            POSITION.addTo(answer);
        }
    }

    private static void withoutSiblingsOfReferences(Header header) {
        if (header.get$ref() != null) {
            header.style(null);
        }
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
                .schema(position());
        return parameter;
    }
}
