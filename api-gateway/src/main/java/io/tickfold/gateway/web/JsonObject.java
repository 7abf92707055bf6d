package io.tickfold.gateway.web;

import io.tickfold.contract.value.Decimals;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/// The fields of a request's body; numbers are looked at only when they are asked for.
public final class JsonObject {

    private final Map<String, JsonField> fields;

    JsonObject(Map<String, JsonField> fields) {
        this.fields = Map.copyOf(fields);
    }

    /// Whether the field is named at all, if only to say `null`.
    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /// Whether the field has a value other than `null`.
    public boolean hasValue(String name) {
        return field(name).filter(f -> !(f instanceof JsonField.Null)).isPresent();
    }

    /// The field's text; empty if it is no text.
    public Optional<String> text(String name) {
        return field(name)
                .flatMap(f -> f instanceof JsonField.Text(var value) ? Optional.of(value) : none());
    }

    /// The field's number; empty if it is no number, or out of bounds.
    public Optional<BigDecimal> decimal(String name) {
        return field(name)
                .flatMap(f -> f instanceof JsonField.Numeral(var text) ? parsed(text) : none());
    }

    private Optional<JsonField> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    private static Optional<BigDecimal> parsed(String literal) {
        if (literal.length() > Decimals.MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(literal)).filter(Decimals::isBounded);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }
}
