package io.tickfold.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.wire.Json;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topic;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever was released stays as it was, for those who read it and those who wrote it.
///
/// With `-Dtickfold.test.release=VERSION` what is published now is frozen first.
class CompatibilityTest {

    @BeforeAll
    static void freeze() throws IOException {
        Optional<String> version = Optional.ofNullable(System.getProperty("tickfold.test.release"));
        if (version.isPresent()) {
            Release.freeze(version.get());
        }
    }

    static List<Path> goldenFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Release release : Release.all()) {
            files.addAll(release.goldenFiles());
        }
        return files;
    }

    static List<Path> schemas() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Release release : Release.all()) {
            files.addAll(release.schemas());
        }
        return files;
    }

    static List<Release> releases() throws IOException {
        return Release.all();
    }

    /// What is read is written again with all that it had.
    @ParameterizedTest
    @MethodSource("goldenFiles")
    void aReleasedMessageIsReadWithAllItsFields(Path golden)
            throws IOException, UnreadableMessageException {
        MessageType type = Published.typeOfGolden(golden);
        Topic<?, ?> topic =
                EngineEvent.class.isAssignableFrom(type.messageClass())
                        ? Topics.TRADE_EVENTS
                        : Topics.TRADE_INPUT;

        Object message =
                topic.decode(MessageHeaders.brief(type, "0-0-0"), Files.readAllBytes(golden));

        JsonNode written = Json.MAPPER.readTree(Json.MAPPER.writeValueAsBytes(message));
        assertThat(written).isEqualTo(Json.MAPPER.readTree(Files.readAllBytes(golden)));
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void aReleasedMessageKeepsTodaysSchema(Path golden) throws IOException {
        JsonNode schema = Published.schema(Published.typeOfGolden(golden));

        assertThat(Validation.errors(schema, Published.read(golden))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void aReleasedSchemaIsNotBroken(Path released) throws IOException {
        Optional<MessageType> type = Release.typeOf(released);
        assertThat(type).as("the message of %s", released).isPresent();

        assertThat(
                        BreakingChanges.between(
                                Published.read(released), Published.schema(type.orElseThrow())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void aReleasedTopicIsNotBroken(Release release) throws IOException {
        JsonNode released = Published.read(release.document());

        assertThat(TopicChanges.between(released, Published.read(Published.ASYNCAPI))).isEmpty();
    }

    @Test
    void aRenamedMessageIsMissed() {
        assertThat(Release.typeOf(Path.of("tickfold.order-shut.v1.schema.json"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void aLostOrChangedPartOfATopicIsNamed(Release release) throws IOException {
        JsonNode released = Published.read(release.document());
        ObjectNode current = (ObjectNode) released.deepCopy();
        object(current, "/channels").remove("price-ticks");
        object(current, "/channels/trade-events/messages").remove("tickfold.order-closed.v1");
        object(current, "/components/schemas/EventHeaders/properties").remove("ce_chainhash");
        object(current, "/channels/trade-input/messages/tickfold.deposit.v1/bindings/kafka")
                .remove("key");

        assertThat(TopicChanges.between(released, current))
                .contains(
                        "price-ticks: removed or renamed",
                        "trade-events tickfold.order-closed.v1: removed or renamed",
                        "trade-events tickfold.order-opened.v1 headers/ce_chainhash: removed or"
                                + " renamed",
                        "trade-input tickfold.deposit.v1: another key");
    }

    private static ObjectNode object(JsonNode document, String pointer) {
        return (ObjectNode) document.at(pointer);
    }
}
