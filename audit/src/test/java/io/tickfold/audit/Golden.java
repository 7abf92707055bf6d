package io.tickfold.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Texts that are compared with files; `-Dtickfold.test.write=true` rewrites them instead.
public final class Golden {

    private static final Path FOLDER = Path.of("src", "test", "resources");

    private Golden() {}

    /// @param name of the file, such as `explain/stop-loss.txt`
    public static void assertSame(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("tickfold.test.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(text).as(name).isEqualTo(Files.readString(file, UTF_8));
    }
}
