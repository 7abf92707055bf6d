package io.tickfold.gateway.web.openapi;

import io.swagger.v3.oas.models.media.Schema;

/// Where the description keeps what it shares.
public final class References {

    /// Which way an order profits.
    public static final String SIDE = "#/components/schemas/Side";

    /// Why an order was closed.
    public static final String CLOSE_REASON = "#/components/schemas/CloseReason";

    /// An order, open or closed.
    public static final String ORDER = "#/components/schemas/Order";

    /// Seconds to wait.
    public static final String RETRY_AFTER = "#/components/headers/Retry-After";

    private static final String SCHEMAS = "#/components/schemas/";

    private References() {}

    static String schema(String name) {
        return SCHEMAS + name;
    }

    static Schema<?> to(String name) {
        return new Schema<>().$ref(schema(name));
    }

    /// The name of the schema that is referred to.
    static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
