package io.tickfold.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.wire.MessageType;
import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A change of a published message is named if it would break somebody, and only then.
class BreakingChangesTest {

    @ParameterizedTest
    @EnumSource
    void namesEveryRemovedField(MessageType type) throws IOException {
        JsonNode schema = Published.schema(type);
        for (String field : schema.path("properties").propertyNames()) {
            JsonNode changed = schema.deepCopy();
            object(changed, "/properties").remove(field);

            assertThat(BreakingChanges.between(schema, changed))
                    .contains("/" + field + ": removed or renamed");
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsNothingWhereNothingChanged(MessageType type) throws IOException {
        assertThat(BreakingChanges.between(Published.schema(type), Published.schema(type)))
                .isEmpty();
    }

    @Test
    void namesARenamedField() throws IOException {
        breaks(
                "/profit: removed or renamed",
                schema -> {
                    JsonNode field = object(schema, "/properties").remove("profit");
                    object(schema, "/properties").set("gain", field);
                });
    }

    @Test
    void namesAnotherType() throws IOException {
        breaks(
                "/sequence: type was \"integer\", is \"string\"",
                schema -> object(schema, "/properties/sequence").put("type", "string"));
    }

    @Test
    void namesAnotherFormAtEveryFieldThatHasIt() throws IOException {
        Consumer<JsonNode> change =
                schema -> object(schema, "/$defs/Money").put("pattern", "^[0-9]+$");
        String before =
                Published.schema(MessageType.ORDER_CLOSED).at("/$defs/Money/pattern").toString();

        for (String field : new String[] {"balance", "margin", "profit"}) {
            breaks("/" + field + ": pattern was " + before + ", is \"^[0-9]+$\"", change);
        }
    }

    @Test
    void namesAFieldThatIsNoLongerAlwaysThere() throws IOException {
        breaks(
                "/quote/offset: no longer always there",
                schema -> remove(schema, "/$defs/PricedBy/required", "offset"));
    }

    @Test
    void namesAFieldThatHasBecomeRequired() throws IOException {
        breaks(
                "/cause/commandId: now required",
                schema -> array(schema, "/$defs/Cause/required").add("commandId"));
    }

    @Test
    void namesANewFieldThatIsRequired() throws IOException {
        breaks(
                "/fee: new, but required",
                schema -> {
                    object(schema, "/properties").putObject("fee").put("type", "string");
                    array(schema, "/required").add("fee");
                });
    }

    @Test
    void namesARemovedValueOfAnEnumeration() throws IOException {
        breaks(
                "/reason: value STOP_OUT removed or renamed",
                schema -> remove(schema, "/$defs/CloseReason/enum", "STOP_OUT"));
    }

    @Test
    void namesAnEnumerationThatIsNoneAnyMore() throws IOException {
        breaks(
                "/side: an enumeration on one side only",
                schema -> object(schema, "/$defs/Side").remove("enum"));
    }

    @Test
    void namesAPartThatIsNoListAnyMore() throws IOException {
        JsonNode schema = Published.schema(MessageType.CLOSE_ALL_COMPLETED);
        JsonNode changed = schema.deepCopy();
        object(changed, "/properties/left").remove("items");

        assertThat(BreakingChanges.between(schema, changed))
                .containsExactly("/left[]: another structure");
    }

    @Test
    void letsFieldsValuesAndWordsBeAdded() throws IOException {
        JsonNode schema = Published.schema(MessageType.ORDER_CLOSED);
        JsonNode changed = schema.deepCopy();
        object(changed, "/properties").putObject("fee").put("type", "string");
        object(changed, "/$defs/PricedBy/properties").putObject("venue").put("type", "string");
        array(changed, "/$defs/CloseReason/enum").add("EXPIRY");
        object(changed, "").put("description", "Said better.");

        assertThat(BreakingChanges.between(schema, changed)).isEmpty();
    }

    private static void breaks(String named, Consumer<JsonNode> change) throws IOException {
        JsonNode schema = Published.schema(MessageType.ORDER_CLOSED);
        JsonNode changed = schema.deepCopy();
        change.accept(changed);

        assertThat(BreakingChanges.between(schema, changed)).contains(named);
    }

    private static ObjectNode object(JsonNode schema, String pointer) {
        return (ObjectNode) schema.at(pointer);
    }

    private static ArrayNode array(JsonNode schema, String pointer) {
        return (ArrayNode) schema.at(pointer);
    }

    private static void remove(JsonNode schema, String pointer, String value) {
        array(schema, pointer).removeIf(element -> element.asString().equals(value));
    }
}
