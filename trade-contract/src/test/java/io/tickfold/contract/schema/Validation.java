package io.tickfold.contract.schema;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Holds values against JSON Schemas, formats included.
final class Validation {

    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Validation() {}

    /// What is wrong with the value; empty if nothing is.
    static List<Error> errors(JsonNode schema, JsonNode value) {
        return SCHEMAS.getSchema(schema)
                .validate(
                        value,
                        execution ->
                                execution.executionConfig(c -> c.formatAssertionsEnabled(true)));
    }
}
