package io.tickfold.standalone;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The text of this repository that people read. Lines that are not prose are blank, so that every
/// word keeps its line number.
///
/// @param file relative to the repository
record Prose(Path file, List<String> lines) {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> NOT_OURS = Set.of("target", "data", "node_modules");

    /// Where prose is found.
    enum Kind {
        /// Documents without their code blocks, which show what the programs print.
        DOCUMENTS,
        /// The launcher, with its help.
        LAUNCHER,
        /// What the main code says of itself in `///`.
        COMMENTS;

        Stream<Prose> all() throws IOException {
            List<Prose> all = new ArrayList<>();
            for (Path path : ours()) {
                if (has(path)) {
                    all.add(new Prose(ROOT.relativize(path), prose(Files.readAllLines(path))));
                }
            }
            return all.stream();
        }

        private boolean has(Path path) {
            return switch (this) {
                case DOCUMENTS -> path.toString().endsWith(".md");
                case LAUNCHER -> path.equals(ROOT.resolve("tickfold"));
                case COMMENTS -> path.toString().matches(".*/src/main/java/.*\\.java");
            };
        }

        private List<String> prose(List<String> lines) {
            return switch (this) {
                case DOCUMENTS -> withoutCode(lines);
                case LAUNCHER -> lines;
                case COMMENTS -> lines.stream().map(Prose::comment).toList();
            };
        }
    }

    private static List<Path> ours() throws IOException {
        List<Path> ours = new ArrayList<>();
        Files.walkFileTree(
                ROOT,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        String name = String.valueOf(folder.getFileName());
                        boolean isHidden = name.startsWith(".") && !folder.equals(ROOT);
                        return isHidden || NOT_OURS.contains(name)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        ours.add(file);
                        return FileVisitResult.CONTINUE;
                    }
                });
        return ours;
    }

    private static List<String> withoutCode(List<String> lines) {
        List<String> prose = new ArrayList<>();
        boolean isCode = false;
        for (String line : lines) {
            boolean isFence = line.strip().startsWith("```");
            prose.add(isCode || isFence ? "" : line);
            isCode ^= isFence;
        }
        return prose;
    }

    private static String comment(String line) {
        String text = line.strip();
        return text.startsWith("///") ? text.substring(3) : "";
    }

    String text() {
        return String.join("\n", lines);
    }

    /// The number of the line that has the character of the text.
    long lineAt(int character) {
        return 1 + text().substring(0, character).chars().filter(c -> c == '\n').count();
    }
}
