package io.tickfold.gateway.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fields of a request's body; numbers are looked at only when they are asked for.
public final class JsonObject {

    static final JsonObject EMPTY = new JsonObject(Map.of());

    private final Map<String, JsonField> fields;

    JsonObject(Map<String, JsonField> fields) {
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// @throws RefusedException if there is any other field, which the client may have misspelt
    public void requireOnly(List<String> known) {
        UnknownNames.refuse(GatewayRefusal.UNKNOWN_FIELD, fields.keySet(), known);
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
                .flatMap(f ->
                        f instanceof JsonField.Text(var value)
                                ? Optional.of(value)
                                : Optional.empty());
    }

    /// The field as a number.
    public JsonNumber number(String name) {
        return field(name)
                .map(f ->
                        f instanceof JsonField.Numeral(var literal)
                                ? JsonNumber.of(literal)
                                : new JsonNumber.None())
                .orElseGet(JsonNumber.None::new);
    }

    private Optional<JsonField> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
