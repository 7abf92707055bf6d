package io.tickfold.contract.schema;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Symbol;
import io.tickfold.contract.wire.Topics;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the key of a record says.
enum RecordKey {
    ACCOUNT,
    SYMBOL,
    RULES;

    ObjectNode schema(MessageSchemas schemas) {
        return switch (this) {
            case ACCOUNT -> schemas.schema(AccountId.class);
            case SYMBOL -> schemas.schema(Symbol.class);
            case RULES ->
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("type", "string")
                            .put("const", Topics.RULES);
        };
    }
}
