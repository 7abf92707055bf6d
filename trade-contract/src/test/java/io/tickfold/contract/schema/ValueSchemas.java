package io.tickfold.contract.schema;

import io.tickfold.contract.input.LevelChange;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.AdjustmentReason;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.ClientOrderId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Fingerprint;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.contract.value.SourceName;
import io.tickfold.contract.value.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The forms in which single values are written: exactly those, nothing that only reads the same.
final class ValueSchemas {

    private static final String NAME = "^[A-Za-z0-9_-]{1,64}$";
    private static final String PRICE =
            "^([1-9][0-9]{0,14}\\.([0-9]{2}|[0-9]{2,11}[1-9])"
                    + "|0\\.(0[1-9]|[1-9][0-9]|[0-9]{2,11}[1-9]))$";

    private static final Map<Class<?>, ObjectNode> SCHEMAS =
            Map.ofEntries(
                    Map.entry(AccountId.class, text(NAME)),
                    Map.entry(AdjustmentReason.class, reason()),
                    Map.entry(ChainHash.class, text("^[0-9a-f]{64}$")),
                    Map.entry(ClientOrderId.class, text("^[ -~]{1,64}$")),
                    Map.entry(CommandId.class, text(NAME)),
                    Map.entry(SourceName.class, text("^[A-Za-z0-9-]{1,32}$")),
                    Map.entry(Fingerprint.class, text("^[A-Za-z0-9_.:-]{1,128}$")),
                    Map.entry(Leverage.class, integer(1, Leverage.LARGEST)),
                    Map.entry(
                            Money.class,
                            text(
                                    "^(-?[1-9][0-9]{0,14}\\.[0-9]{2}|0\\.00|-?0\\.(0[1-9]|[1-9][0-9]))$")),
                    Map.entry(OrderId.class, text("^ord_[0-9a-f]{16}$")),
                    Map.entry(Percent.class, text("^(0|[1-9][0-9]{0,14})(\\.[0-9]{0,11}[1-9])?$")),
                    Map.entry(Price.class, text(PRICE)),
                    Map.entry(
                            Quantity.class,
                            text(
                                    "^([1-9][0-9]{0,14}(\\.[0-9]{0,11}[1-9])?|0\\.[0-9]{0,11}[1-9])$")),
                    Map.entry(RequestedText.class, text("^[ -~]{0,32}$")),
                    Map.entry(Symbol.class, text("^[A-Z0-9_]{1,20}$")),
                    Map.entry(LevelChange.class, text("^none$|" + PRICE)),
                    Map.entry(Instant.class, time()),
                    Map.entry(Duration.class, duration()));

    private ValueSchemas() {}

    /// The schema of a type that is written as one text or number, if it is one of those.
    static Optional<ObjectNode> find(Class<?> type) {
        return Optional.ofNullable(SCHEMAS.get(type)).map(ObjectNode::deepCopy);
    }

    static Iterable<Class<?>> types() {
        return SCHEMAS.keySet();
    }

    static ObjectNode integer(long minimum, long maximum) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "integer")
                .put("format", maximum > Integer.MAX_VALUE ? "int64" : "int32")
                .put("minimum", minimum)
                .put("maximum", maximum);
    }

    static ObjectNode text(String pattern) {
        return JsonNodeFactory.instance.objectNode().put("type", "string").put("pattern", pattern);
    }

    private static ObjectNode reason() {
        return text("^[^\\u0000-\\u001f\\u007f-\\u009f]*$")
                .put("minLength", 1)
                .put("maxLength", 200);
    }

    private static ObjectNode time() {
        return text("^(19[7-9][0-9]|[2-9][0-9]{3})-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.([0-9]{3}){1,3})?Z$")
                .put("format", "date-time")
                .put("description", "A time in UTC as ISO 8601 has it.");
    }

    private static ObjectNode duration() {
        return text("^PT(-?[0-9]+H)?(-?[0-9]+M)?(-?[0-9]+(\\.[0-9]{1,9})?S)?$")
                .put("minLength", 4)
                .put("maxLength", 40)
                .put("description", "A length of time as ISO 8601 has it, such as PT10S.");
    }
}
