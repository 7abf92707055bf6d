package io.tickfold.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/// Keeps the names of a broker's files independent of where it runs.
///
/// Kafka writes the offsets in them in the digits of the JVM's locale, and does not find them again
/// under another one.
final class SegmentNames {

    private static final DirectoryStream.Filter<Path> FOREIGN =
            file -> !inAscii(name(file)).equals(name(file));

    private SegmentNames() {}

    /// From here on, names have ASCII digits, in the whole process. Kafka finds some of its own
    /// constants by the locale, too: under a Turkish one it has no group type `classic`.
    static void useAscii() {
        Locale.setDefault(Locale.ROOT);
    }

    /// Renames what an earlier process named in other digits.
    ///
    /// @throws IOException if a file of the new name is there already
    static void toAscii(Path directory) throws IOException {
        try (DirectoryStream<Path> partitions =
                Files.newDirectoryStream(directory, Files::isDirectory)) {
            for (Path partition : partitions) {
                rename(partition);
            }
        }
    }

    private static void rename(Path partition) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(partition, FOREIGN)) {
            for (Path file : files) {
                Files.move(file, file.resolveSibling(inAscii(name(file))));
            }
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String inAscii(String name) {
        return name.codePoints()
                .mapToObj(each ->
                        Character.isDigit(each)
                                ? Integer.toString(Character.digit(each, 10))
                                : Character.toString(each))
                .collect(Collectors.joining());
    }
}
