package io.tickfold.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ConsoleFilesTest {

    private static final Path SOURCES = Path.of("src/main/resources/io/tickfold/console");
    private static final Pattern IMPORT =
            Pattern.compile("^(?:import [^'\\n]*|\\} )from '([^']+)';$", Pattern.MULTILINE);

    private static final Duration BEAT = Duration.ofSeconds(5);

    /// What a browser loads at first, compressed.
    private static final int MOST_BYTES = 250 << 10;

    private final ConsoleFiles files = ConsoleFiles.read();

    @Test
    void areServedUnderTheHashOfAllOfThemAndNoOther() {
        assertThat(files.version()).matches("[0-9a-f]{16}");
        assertThat(files.find(files.version(), "main.js")).isPresent();
        assertThat(files.find("0000000000000000", "main.js")).isEmpty();
        assertThat(files.find(files.version(), "index.html")).isEmpty();
        assertThat(files.find(files.version(), "../console.css")).isEmpty();
        assertThat(ConsoleFiles.read().version()).isEqualTo(files.version());
    }

    @Test
    void everyFileOfTheSourcesIsServed() throws IOException {
        assertThat(names())
                .isNotEmpty()
                .allSatisfy(
                        name -> assertThat(files.find(files.version(), name)).as(name).isPresent());
    }

    @Test
    void everyModuleImportsFilesThatAreServed() throws IOException {
        List<String> imported =
                names().stream()
                        .filter(name -> name.endsWith(".js"))
                        .flatMap(name -> IMPORT.matcher(text(name)).results())
                        .map(found -> found.group(1))
                        .distinct()
                        .toList();
        assertThat(imported)
                .contains("./lit-html/lit-html.js", "./decimal.js")
                .allSatisfy(file -> {
                    assertThat(file).startsWith("./");
                    assertThat(files.find(files.version(), file.substring(2))).as(file).isPresent();
                });
    }

    @Test
    void thePageNamesTheAddressesOfItsFilesAndNothingIsInline() {
        String page = files.page("console/", true, BEAT).text();
        assertThat(page)
                .contains("src=\"console/" + files.version() + "/main.js\"")
                .contains("data-demo=\"true\"", "data-heartbeat=\"5000\"")
                .doesNotContain("{")
                .doesNotContain("<style")
                .doesNotContain("style=")
                .doesNotContainPattern("<script[^>]*>[^<]");
        assertThat(files.page("console/", false, BEAT).text()).contains("data-demo=\"false\"");
    }

    @Test
    void theFirstViewIsSmall() throws IOException {
        long bytes = 0;
        for (String name : served()) {
            bytes += compressed(text(name));
        }
        assertThat(bytes).isBetween(1L, (long) MOST_BYTES);
    }

    private String text(String name) {
        return files.find(files.version(), name).orElseThrow().text();
    }

    private static List<String> served() throws IOException {
        return Stream.concat(names().stream(), Stream.of("lit-html/lit-html.js")).toList();
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> found = Files.list(SOURCES)) {
            return found.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals("index.html"))
                    .sorted()
                    .toList();
        }
    }

    private static int compressed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.size();
    }
}
