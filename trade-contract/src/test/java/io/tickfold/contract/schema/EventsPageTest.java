package io.tickfold.contract.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topic;
import io.tickfold.contract.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The page for consumers says of the code what is so.
class EventsPageTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    private final String page = Files.readString(DOCS.resolve("events.md"), UTF_8);

    EventsPageTest() throws IOException {}

    @ParameterizedTest
    @EnumSource
    void namesEveryMessage(MessageType type) {
        assertThat(page).contains("`" + type.wireName() + "`");
    }

    @Test
    void namesEveryTopicAndTheLargestValue() {
        assertThat(Topics.all()).allSatisfy(topic -> assertThat(page).contains(name(topic)));
        assertThat(page).contains(String.format(Locale.ROOT, "%,d", Topic.MAX_VALUE_BYTES));
    }

    private static String name(Topic<?, ?> topic) {
        return "`" + topic.name() + "`";
    }

    @Test
    void linksToFilesThatAreThere() {
        List<String> links = LINK.matcher(page).results().map(link -> link.group(1)).toList();

        assertThat(links).hasSizeGreaterThan(MessageType.values().length / 2);
        assertThat(links).allSatisfy(link -> assertThat(DOCS.resolve(link)).exists());
    }

    @Test
    void worksTheExampleOfAChain() throws IOException {
        ChainHash hash = ChainHash.START;
        for (String event : List.of("account-opened", "order-opened", "order-closed")) {
            String type = "tickfold." + event + ".v1";
            byte[] value = Files.readAllBytes(Published.GOLDEN.resolve(type + ".json"));
            hash = hash.afterEvent(type, value);

            assertThat(page)
                    .containsPattern(
                            String.format(
                                    Locale.ROOT,
                                    "\\| `%08x` \\| `%s` \\| %d bytes \\| `%s` \\|",
                                    type.length(),
                                    type,
                                    value.length,
                                    hash));
        }
    }
}
