package io.tickfold.gateway.web.openapi;

import static io.tickfold.gateway.web.openapi.Headers.ALLOW;
import static io.tickfold.gateway.web.openapi.Headers.CHALLENGE;
import static io.tickfold.gateway.web.openapi.Headers.COMMAND_ID;
import static io.tickfold.gateway.web.openapi.Headers.LIMIT;
import static io.tickfold.gateway.web.openapi.Headers.POLICY;
import static io.tickfold.gateway.web.openapi.Headers.POSITION;
import static io.tickfold.gateway.web.openapi.Headers.REFUSAL_REASON;
import static io.tickfold.gateway.web.openapi.Headers.REPLAYED;
import static io.tickfold.gateway.web.openapi.Headers.RETRY_AFTER;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// The errors that endpoints share; one that an endpoint describes itself stays as it is.
enum Errors {
    BAD_REQUEST(400, "Refused; nothing has changed.", _ -> true),
    UNAUTHORIZED(401, "No valid token.", endpoint -> !endpoint.isPublic()),
    FORBIDDEN(403, "Not the right that is needed, or a page of another origin.", _ -> true),
    NOT_FOUND(404, "There is no such thing.", _ -> true),
    METHOD_NOT_ALLOWED(405, "What there is takes other methods.", _ -> true),
    CONFLICT(409, "The first attempt under this key still runs.", DescribedEndpoint::takesKey),
    TOO_LARGE(413, "A body of more than 16 KiB.", DescribedEndpoint::hasBody),
    URI_TOO_LONG(414, "A request line of more than 16 KiB.", _ -> true),
    UNSUPPORTED(415, "A body that is not JSON in UTF-8.", DescribedEndpoint::hasBody),
    EXPECTATION_FAILED(417, "`Expect` is something else than 100-continue.", _ -> true),
    OTHER_REQUEST(422, "The key was used for a different request.", DescribedEndpoint::takesKey),
    TOO_MANY_REQUESTS(429, "Too many requests of this client.", _ -> true),
    HEADERS_TOO_LARGE(431, "Headers of more than 16 KiB, or more than 100.", _ -> true),
    FAULT(500, "A fault of the gateway.", _ -> true),
    UNAVAILABLE(503, "Not carried out, and it will not be: a retry is safe.", _ -> true),
    UNKNOWN(504, "Nobody knows: it may have been carried out.", endpoint -> !endpoint.isRead());

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String RESPONSES = "#/components/responses/";
    private static final char FIRST_ERROR = '4';
    private static final List<Headers> HEADERS =
            List.of(REFUSAL_REASON, LIMIT, POLICY, RETRY_AFTER, COMMAND_ID, POSITION, REPLAYED);

    private final String status;
    private final String meaning;
    private final Predicate<DescribedEndpoint> isPossible;

    Errors(int status, String meaning, Predicate<DescribedEndpoint> isPossible) {
        this.status = Integer.toString(status);
        this.meaning = meaning;
        this.isPossible = isPossible;
    }

    /// Adds all of them, for endpoints to refer to.
    static void define(Components components) {
        for (Errors error : values()) {
            components.addResponses(error.name(), error.response());
        }
    }

    static void addTo(DescribedEndpoint endpoint) {
        ApiResponses responses = endpoint.operation().getResponses();
        responses.forEach(Errors::complete);
        Arrays.stream(values())
                .filter(error -> error.isPossible.test(endpoint))
                .forEach(error -> responses.computeIfAbsent(error.status, _ -> error.reference()));
    }

    private ApiResponse reference() {
        return new ApiResponse().$ref(RESPONSES + name());
    }

    private ApiResponse response() {
        ApiResponse response =
                new ApiResponse()
                        .description(meaning)
                        .content(new Content().addMediaType(JSON, media("ErrorBody")));
        complete(status, response);
        return response;
    }

    /// What holds for errors that endpoints describe themselves, too.
    private static void complete(String status, ApiResponse response) {
        if (status.charAt(0) < FIRST_ERROR) {
            return;
        }
        HEADERS.forEach(header -> header.addTo(response));
        if (status.equals(UNAUTHORIZED.status)) {
            CHALLENGE.addTo(response);
        }
        if (status.equals(METHOD_NOT_ALLOWED.status)) {
            ALLOW.addTo(response);
        }
        if (response.getContent() != null && response.getContent().containsKey(JSON)) {
            response.getContent().addMediaType(PROBLEM, media("Problem"));
        }
    }

    private static MediaType media(String schema) {
        return new MediaType().schema(References.to(schema));
    }
}
