package io.tickfold.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import io.tickfold.contract.SeededRandom;
import io.tickfold.contract.wire.Json;
import io.tickfold.contract.wire.MessageType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The committed JSON Schemas are those of the types, and say of a value what the types do.
class MessageSchemasTest {

    private static final Set<Class<?>> TIMES = Set.of(Instant.class, Duration.class);

    @BeforeAll
    static void update() throws IOException {
        for (MessageType type : MessageType.values()) {
            Published.update(file(type), MessageSchemas.document(type));
        }
    }

    @ParameterizedTest
    @EnumSource
    void areAsCommitted(MessageType type) throws IOException {
        Published.compare(MessageSchemas.document(type), file(type));
    }

    private static Path file(MessageType type) {
        return Published.SCHEMAS.resolve(Published.schemaName(type));
    }

    @Test
    void areThereForNothingElse() throws IOException {
        assertThat(Published.filesOf(Published.SCHEMAS))
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(MessageType.values()).map(Published::schemaName).toList());
    }

    @ParameterizedTest
    @EnumSource
    void describeEveryMessage(MessageType type) throws IOException {
        assertThat(Published.schema(type).path("description").asString()).endsWith(".");
    }

    static List<Path> goldenFiles() throws IOException {
        return Published.filesOf(Published.GOLDEN);
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void acceptTheGoldenFile(Path golden) throws IOException {
        assertThat(errors(golden, Published.read(golden))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void nameEveryFieldOfTheGoldenFile(Path golden) throws IOException {
        JsonNode strict = Published.schema(Published.typeOfGolden(golden)).deepCopy();
        strict.findParents("additionalProperties").stream()
                .map(ObjectNode.class::cast)
                .filter(object -> object.path("additionalProperties").isBoolean())
                .forEach(object -> object.put("additionalProperties", false));

        assertThat(Validation.errors(strict, Published.read(golden))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void acceptFieldsThatAreNotKnown(Path golden) throws IOException {
        ObjectNode newer = (ObjectNode) Published.read(golden);
        newer.putObject("new").put("a", 1);

        assertThat(errors(golden, newer)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void missEveryRequiredField(Path golden) throws IOException {
        JsonNode schema = Published.schema(Published.typeOfGolden(golden));
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        assertThat(required).isNotEmpty();
        for (String field : required) {
            ObjectNode without = (ObjectNode) Published.read(golden);
            without.remove(field);

            assertThat(errors(golden, without)).as(field).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void refuseAnotherTypeOfEveryField(Path golden) throws IOException {
        for (String field : List.copyOf(Published.read(golden).propertyNames())) {
            for (JsonNode other : othersThan(Published.read(golden).path(field))) {
                ObjectNode wrong = (ObjectNode) Published.read(golden);
                wrong.set(field, other);

                assertThat(errors(golden, wrong)).as("%s: %s", field, other).isNotEmpty();
            }
        }
    }

    private static List<JsonNode> othersThan(JsonNode value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return Stream.<JsonNode>of(
                        nodes.nullNode(),
                        nodes.numberNode(7),
                        nodes.stringNode("\u00fc"),
                        nodes.booleanNode(true),
                        nodes.arrayNode().add(nodes.nullNode()),
                        nodes.objectNode().put("accountId", 7))
                .filter(other -> other.getNodeType() != value.getNodeType())
                .toList();
    }

    private static List<Error> errors(Path golden, JsonNode value) throws IOException {
        return Validation.errors(Published.schema(Published.typeOfGolden(golden)), value);
    }

    static Iterable<Class<?>> valueTypes() {
        return ValueSchemas.types();
    }

    /// A text is in order exactly if the type reads it and writes the same. Not every text that has
    /// the form of a time is one, such as 30 February.
    @ParameterizedTest
    @MethodSource("valueTypes")
    void acceptExactlyWhatAValueIsWrittenAs(Class<?> type) {
        SeededRandom random = SeededRandom.create();
        TextVariants texts = new TextVariants(random.generator());
        JsonNode schema = ValueSchemas.find(type).orElseThrow();
        int written = 0;
        for (int i = 0; i < 20_000; i++) {
            JsonNode text = texts.any();
            boolean isWritten = isWritten(type, text);
            written += isWritten ? 1 : 0;
            if (isWritten || !TIMES.contains(type)) {
                assertThat(Validation.errors(schema, text).isEmpty())
                        .as("%s %s", text, random)
                        .isEqualTo(isWritten);
            }
        }
        assertThat(written).as("%s", random).isBetween(1, 19_999);
    }

    private static boolean isWritten(Class<?> type, JsonNode text) {
        try {
            Object value = Json.MAPPER.readValue(text.toString(), type);
            return Json.MAPPER
                    .writeValueAsString(value)
                    .equals(Json.MAPPER.writeValueAsString(text));
        } catch (JacksonException _) {
            return false;
        }
    }
}
