package io.tickfold.contract.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.wire.MessageType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The committed files that describe the contract.
///
/// With `-Dtickfold.test.write=true` they are written before they are compared.
final class Published {

    static final Path SCHEMAS = Path.of("src/main/resources/io/tickfold/contract/schema");
    static final Path ASYNCAPI = Path.of("..", "docs", "asyncapi.json");
    static final Path GOLDEN = Path.of("src/test/resources/golden");

    private static final String SUFFIX = ".schema.json";
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();
    private static final DefaultPrettyPrinter LINES =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private Published() {}

    static JsonNode read(Path file) throws IOException {
        return JSON.readTree(Files.readString(file, UTF_8));
    }

    static String schemaName(MessageType type) {
        return type.wireName() + SUFFIX;
    }

    /// The committed schema of a message.
    static JsonNode schema(MessageType type) throws IOException {
        return read(SCHEMAS.resolve(schemaName(type)));
    }

    /// The files of a folder in the order of their names.
    static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /// The type of the message that a golden file holds, whatever its name adds to the type's.
    static MessageType typeOfGolden(Path golden) {
        String name = golden.getFileName().toString().replaceAll("(-bare)?\\.json$", "");
        return MessageType.named(name).orElseThrow(() -> new AssertionError("no message " + name));
    }

    /// Writes the file anew, if that is asked for.
    static void update(Path committed, JsonNode made) throws IOException {
        if (Boolean.getBoolean("tickfold.test.write")) {
            Files.createDirectories(committed.toAbsolutePath().getParent());
            Files.writeString(committed, text(made));
        }
    }

    static void compare(JsonNode made, Path committed) throws IOException {
        assertThat(committed).as("a committed file, see CONTRIBUTING.md").exists();
        assertThat(text(made))
                .as("%s, see CONTRIBUTING.md", committed)
                .isEqualTo(Files.readString(committed, UTF_8));
    }

    private static String text(JsonNode made) {
        return JSON.writer().with(LINES).writeValueAsString(made) + "\n";
    }
}
