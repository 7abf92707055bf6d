package io.tickfold.contract.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.RequestId;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topic;
import io.tickfold.contract.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The committed AsyncAPI document is that of the topics.
class AsyncApiTest {

    private static final Pattern VERSION =
            Pattern.compile("<version>([0-9.]+)(-SNAPSHOT)?</version>");

    @BeforeAll
    static void update() throws IOException {
        Published.update(Published.ASYNCAPI, AsyncApiDocument.of(projectVersion()));
    }

    @Test
    void isAsCommitted() throws IOException {
        Published.compare(AsyncApiDocument.of(projectVersion()), Published.ASYNCAPI);
    }

    private static String projectVersion() throws IOException {
        Matcher version = VERSION.matcher(Files.readString(Path.of("pom.xml"), UTF_8));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    @Test
    void hasEveryTopicAndEveryMessage() throws IOException {
        JsonNode channels = Published.read(Published.ASYNCAPI).path("channels");
        Set<String> messages = new HashSet<>();
        channels.forEach(channel -> messages.addAll(channel.path("messages").propertyNames()));

        assertThat(channels.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Topics.all().stream().<String>map(Topic::name).toList());
        assertThat(messages)
                .containsAll(Stream.of(MessageType.values()).map(MessageType::wireName).toList());
    }

    @Test
    void hasExamplesThatKeepTheSchemas() throws IOException {
        JsonNode document = Published.read(Published.ASYNCAPI);
        int examples = 0;
        for (JsonNode channel : document.path("channels")) {
            for (JsonNode message : channel.path("messages")) {
                for (JsonNode example : message.path("examples")) {
                    for (String part : Set.of("headers", "payload")) {
                        assertThat(errors(document, message.path(part), example.path(part)))
                                .as("%s %s", message.path("name"), part)
                                .isEmpty();
                    }
                    examples++;
                }
            }
        }
        assertThat(examples).isGreaterThan(MessageType.values().length);
    }

    /// The headers that services write keep the schema; without any of them they would not.
    @ParameterizedTest
    @ValueSource(strings = {HeaderSchemas.PUBLISHED, HeaderSchemas.COMMAND, HeaderSchemas.BRIEF})
    void describesHeadersAsTheyAreWritten(String schema) throws IOException {
        JsonNode document = Published.read(Published.ASYNCAPI);
        JsonNode described = document.at("/components/schemas/" + schema);
        ObjectNode written = written(schema);

        assertThat(errors(document, described, written)).isEmpty();
        for (String name : written.propertyNames()) {
            ObjectNode without = written.deepCopy();
            without.remove(name);
            assertThat(errors(document, described, without)).as(name).isNotEmpty();
        }
    }

    private static ObjectNode written(String schema) {
        Headers headers =
                schema.equals(HeaderSchemas.BRIEF)
                        ? MessageHeaders.brief(MessageType.CLOCK, "3-42-0")
                        : MessageHeaders.published(
                                MessageType.DEPOSIT,
                                "3-42-0",
                                "/tickfold/api-gateway",
                                Instant.EPOCH);
        if (schema.equals(HeaderSchemas.COMMAND)) {
            MessageHeaders.addRequestId(headers, new RequestId("r-1"));
        }
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        for (Header header : headers) {
            written.put(header.key(), new String(header.value(), UTF_8));
        }
        return written;
    }

    private static Iterable<?> errors(JsonNode document, JsonNode schema, JsonNode value) {
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        return Validation.errors(whole.set("components", document.path("components")), value);
    }
}
