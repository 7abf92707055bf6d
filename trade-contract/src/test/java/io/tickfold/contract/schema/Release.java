package io.tickfold.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.wire.MessageType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a version published, frozen: golden files, schemas and the AsyncAPI document.
record Release(Path folder) {

    private static final Path RELEASED = Path.of("src", "test", "resources", "released");
    private static final String DOCUMENT = "asyncapi.json";

    static List<Release> all() throws IOException {
        return Published.filesOf(RELEASED).stream().map(Release::new).toList();
    }

    /// Freezes what is published now.
    static void freeze(String version) throws IOException {
        Path folder = RELEASED.resolve(version);
        assertThat(folder).as("a released version never changes").doesNotExist();
        copy(Published.GOLDEN, folder.resolve("golden"));
        copy(Published.SCHEMAS, folder.resolve("schema"));
        Files.copy(Published.ASYNCAPI, folder.resolve(DOCUMENT));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : Published.filesOf(from)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    List<Path> goldenFiles() throws IOException {
        return Published.filesOf(folder.resolve("golden"));
    }

    List<Path> schemas() throws IOException {
        return Published.filesOf(folder.resolve("schema"));
    }

    Path document() {
        return folder.resolve(DOCUMENT);
    }

    /// The message that a schema was released of, if there still is one of that name.
    static Optional<MessageType> typeOf(Path schema) {
        return Stream.of(MessageType.values())
                .filter(type -> schema.endsWith(Published.schemaName(type)))
                .findFirst();
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
