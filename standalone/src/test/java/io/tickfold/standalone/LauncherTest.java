package io.tickfold.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What `./tickfold` starts, with a JDK and a Maven that only say what they were told.
class LauncherTest {

    private static final String LEARNT = "-XX:AOTCache=";
    private static final FileTime BUILT = FileTime.fromMillis(1_700_000_000_000L);
    private static final String JAVA =
            """
            #!/bin/sh
            for each in "$@"; do
              case $each in -XX:AOTCacheOutput=*) echo learnt >"${each#*=}" ;; esac
              printf '%s\\n' "$each"
            done
            """;
    private static final String MAVEN =
            """
            #!/bin/sh
            [ "$1" != -v ] || echo 'Apache Maven 3.9.9'
            """;

    @TempDir private Path directory;
    private Path root = Path.of("");
    private Path jdk = Path.of("");

    /// Something that is done to a file of the application or of the JDK.
    interface Change {

        void in(Path app, Path jdk, Path root) throws IOException;
    }

    @BeforeEach
    void buildOnce() throws Exception {
        root = Files.createDirectories(directory.resolve("a root"));
        jdk = directory.resolve("jdk");
        Path _ =
                Files.copy(
                        launcher(), root.resolve("tickfold"), StandardCopyOption.COPY_ATTRIBUTES);
        Path _ = Files.writeString(root.resolve("pom.xml"), "<project/>");
        Path _ = Files.createDirectories(root.resolve("standalone/src/main"));
        Path _ = Files.writeString(root.resolve("standalone/pom.xml"), "<project/>");
        for (String jar : List.of("a.jar", "b.jar", "c.jar")) {
            write(app().resolve(jar), "content of " + jar);
        }
        write(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        write(jdk.resolve("lib/modules"), "modules");
        write(jdk.resolve("lib/server/libjvm.so"), "machine");
        executable(jdk.resolve("bin/java"), JAVA);
        executable(jdk.resolve("bin/javac"), JAVA);
        executable(directory.resolve("bin/mvn"), MAVEN);
        assertThat(run("build")).contains("rehearsing");
    }

    private static Path launcher() {
        return Path.of("..", "tickfold").toAbsolutePath().normalize();
    }

    private Path app() {
        return root.resolve("standalone/target/app");
    }

    private static void write(Path file, String text) throws IOException {
        Path _ = Files.createDirectories(file.getParent());
        Path _ = Files.writeString(file, text);
        Path _ = Files.setLastModifiedTime(file, BUILT);
    }

    private static void executable(Path file, String text) throws IOException {
        write(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Stream.concat(
                                        Stream.of(root.resolve("tickfold").toString()),
                                        Stream.of(arguments))
                                .toList());
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment()
                .merge(
                        "PATH",
                        directory.resolve("bin").toString(),
                        (path, bin) -> bin + ":" + path);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    void upKnowsWhatTheRehearsalHasLearnt() throws Exception {
        assertThat(run("up", "--port", "0"))
                .contains(LEARNT, "io.tickfold.standalone.Standalone\n--port\n0\n");
        assertThat(run("build")).doesNotContain("rehearsing");
    }

    @Test
    void jarsAlwaysHaveTheSameOrder() throws Exception {
        String app = app().toString();
        assertThat(run("up"))
                .contains("-cp\n" + app + "/a.jar:" + app + "/b.jar:" + app + "/c.jar\n");
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change(
                        "other bytes, same size and time",
                        (app, _, _) -> overwrite(app.resolve("a.jar"))),
                change("the last jar's too", (app, _, _) -> overwrite(app.resolve("c.jar"))),
                change("more bytes", (app, _, _) -> append(app.resolve("b.jar"))),
                change(
                        "another time",
                        (app, _, _) ->
                                Files.setLastModifiedTime(
                                        app.resolve("b.jar"), FileTime.fromMillis(1))),
                change("a jar more", (app, _, _) -> write(app.resolve("d.jar"), "d")),
                change("a jar before the first", (app, _, _) -> write(app.resolve("0.jar"), "0")),
                change("a jar less", (app, _, _) -> Files.delete(app.resolve("c.jar"))),
                change(
                        "a jar of another name",
                        (app, _, _) -> Files.move(app.resolve("b.jar"), app.resolve("bb.jar"))),
                change(
                        "a copy in a jar's place",
                        (app, _, _) -> replaceByCopy(app.resolve("a.jar"))),
                change(
                        "two jars swapped",
                        (app, _, _) -> swap(app.resolve("a.jar"), app.resolve("b.jar"))),
                change("an empty jar", (app, _, _) -> write(app.resolve("a.jar"), "")),
                change("copies of all jars", (app, _, _) -> replaceAll(app)),
                change(
                        "another JDK",
                        (_, jdk, _) -> write(jdk.resolve("release"), "JAVA_VERSION=\"25.0.2\"\n")),
                change("another vendor's JDK", (_, jdk, _) -> append(jdk.resolve("release"))),
                change("other modules", (_, jdk, _) -> overwrite(jdk.resolve("lib/modules"))),
                change(
                        "modules of another time",
                        (_, jdk, _) ->
                                Files.setLastModifiedTime(
                                        jdk.resolve("lib/modules"), FileTime.fromMillis(1))),
                change(
                        "another virtual machine",
                        (_, jdk, _) -> overwrite(jdk.resolve("lib/server/libjvm.so"))),
                change(
                        "a virtual machine more",
                        (_, jdk, _) -> write(jdk.resolve("lib/server/other.so"), "more")),
                change(
                        "other options",
                        (_, _, root) -> replace(root, "-XX:+UseParallelGC", "-XX:+UseSerialGC")),
                change("another launcher", (_, _, root) -> append(root.resolve("tickfold"))));
    }

    private static Arguments change(String name, Change change) {
        return argumentSet(name, change);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatWasLearntIsNotTrustedAfter(Change change) throws Exception {
        change.in(app(), jdk, root);
        assertThat(run("up")).contains("io.tickfold.standalone.Standalone").doesNotContain(LEARNT);
    }

    @Test
    void aRehearsalThatFailsIsDoneWithout() throws Exception {
        executable(
                jdk.resolve("bin/java"),
                JAVA.replace("for each", "[ $# -lt 5 ] || exit 1\nfor each"));
        append(app().resolve("a.jar"));
        assertThat(run("build")).contains("the rehearsal failed, see ");
    }

    /// As somebody does who wants nobody to see it.
    private static void overwrite(Path file) throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[0]++;
        Path _ = Files.write(file, bytes);
        Path _ = Files.setLastModifiedTime(file, modified);
    }

    private static void append(Path file) throws IOException {
        Path _ = Files.writeString(file, "\n# more\n", StandardOpenOption.APPEND);
    }

    private static void replaceByCopy(Path file) throws IOException {
        Path copy = file.resolveSibling("copy");
        Path _ = Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        Path _ = Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void swap(Path one, Path other) throws IOException {
        Path between = one.resolveSibling("between");
        Path _ = Files.move(one, between);
        Path _ = Files.move(other, one);
        Path _ = Files.move(between, other);
    }

    private static void replaceAll(Path app) throws IOException {
        for (String jar : List.of("a.jar", "b.jar", "c.jar")) {
            replaceByCopy(app.resolve(jar));
        }
    }

    /// `up` builds without tests, which makes no jars of tests for others.
    @Test
    void noModuleNeedsTheTestsOfAnother() throws IOException {
        try (Stream<Path> modules = Files.list(launcher().toAbsolutePath().getParent())) {
            for (Path pom :
                    modules.map(each -> each.resolve("pom.xml")).filter(Files::exists).toList()) {
                String always = Files.readString(pom).replaceAll("(?s)<profiles>.*</profiles>", "");
                assertThat(always).as("%s", pom).doesNotContain("<type>test-jar</type>");
            }
        }
    }

    private static void replace(Path root, String from, String to) throws IOException {
        Path file = root.resolve("tickfold");
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Path _ = Files.writeString(file, text.replace(from, to));
    }
}
