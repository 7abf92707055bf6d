package io.tickfold.gateway.web;

/// One field of a JSON object, as far as anybody asks.
sealed interface JsonField {

    record Text(String value) implements JsonField {}

    /// @param literal as the client wrote it, which may be no number that anybody could hold
    record Numeral(String literal) implements JsonField {}

    record Null() implements JsonField {}

    /// A boolean, an array or an object.
    record Other() implements JsonField {}
}
