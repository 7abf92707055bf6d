package io.tickfold.gateway.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/// Says what is wrong with a body that is not one JSON object, and where.
final class JsonFaults {

    private static final int LONGEST = 100;

    private JsonFaults() {}

    /// Of what the parser reports, only the beginning is about the body.
    static RefusedException broken(JacksonException fault) {
        String what =
                fault instanceof StreamConstraintsException
                        ? "Nested too deeply"
                        : fault.getOriginalMessage().split(": ", 2)[0];
        return refused("Body is not valid JSON: " + cut(what) + at(fault));
    }

    private static String at(JacksonException fault) {
        TokenStreamLocation location = fault.getLocation();
        return location == null ? "" : ", " + place(location);
    }

    static RefusedException at(JsonParser parser, String what) {
        return refused("Body has " + what + ": " + place(parser.currentTokenLocation()));
    }

    private static String place(TokenStreamLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /// @param found in its place; null at the end of the body
    static RefusedException noObject(@Nullable JsonToken found) {
        return refused("Body must be a JSON object, not " + named(found));
    }

    private static String named(@Nullable JsonToken found) {
        return switch (found) {
            case null -> "only white space";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NULL -> "null";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            default -> "a number";
        };
    }

    static RefusedException refused(String error) {
        return new RefusedException(GatewayRefusal.INVALID_BODY.answer(new ErrorBody(error)));
    }

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
