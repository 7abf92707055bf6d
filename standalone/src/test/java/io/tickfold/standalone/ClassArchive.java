package io.tickfold.standalone;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;

/// What a first instance has loaded of its classes, so that every later one starts with half of the
/// work. A JVM keeps only what comes from jars.
final class ClassArchive {

    private static final Path FOLDER = Path.of("target", "class-archive").toAbsolutePath();
    private static final Path FILE = FOLDER.resolve("classes.jsa");

    /// That of this process, with its folders as jars.
    private static final String CLASS_PATH = classPath();

    static {
        write();
    }

    private ClassArchive() {}

    /// The options of a JVM that has the class path of this process.
    static List<String> options() {
        return List.of("-XX:SharedArchiveFile=" + FILE, "-cp", CLASS_PATH);
    }

    /// By an instance that starts and ends.
    private static void write() {
        try {
            Path data = Files.createDirectory(FOLDER.resolve("data"));
            List<String> options = List.of("-XX:ArchiveClassesAtExit=" + FILE, "-cp", CLASS_PATH);
            try (RunningInstance first = RunningInstance.startWith(options, data)) {
                first.stop();
            }
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String classPath() {
        try {
            FileSystemUtils.deleteRecursively(FOLDER);
            Files.createDirectories(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(each -> !each.isEmpty())
                .map(each -> Files.isDirectory(Path.of(each)) ? jar(Path.of(each)) : each)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String jar(Path folder) {
        String jar =
                FOLDER.resolve(folder.toString().replace(File.separatorChar, '_') + ".jar")
                        .toString();
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        int status =
                tool.run(
                        System.out,
                        System.err,
                        "-c",
                        "-0",
                        "-f",
                        jar,
                        "-C",
                        folder.toString(),
                        ".");
        if (status != 0) {
            throw new IllegalStateException("no jar can be made of " + folder);
        }
        return jar;
    }
}
