package io.tickfold.feed.source;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads fields of an exchange's messages; every number is exact.
final class ExchangeJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private ExchangeJson() {}

    static JsonNode object(String message) {
        JsonNode root = JSON.readTree(message);
        if (!root.isObject()) {
            throw new IllegalArgumentException("a message is an object");
        }
        return root;
    }

    static String text(JsonNode from, String field) {
        JsonNode value = from.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException("the text " + field + " is missing");
        }
        return value.asString();
    }

    static long integer(JsonNode from, String field) {
        JsonNode value = from.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("the number " + field + " is missing");
        }
        return value.longValue();
    }

    /// A decimal that is a number of JSON, not a text.
    static BigDecimal decimal(JsonNode from, String field) {
        JsonNode value = from.path(field);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("the number " + field + " is missing");
        }
        return value.decimalValue();
    }

    /// A time such as `2026-03-01T12:00:00.123456Z`.
    static Instant time(JsonNode from, String field) {
        try {
            return TradeTime.require(Instant.parse(text(from, field)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the time " + field + " is none", e);
        }
    }
}
