package io.tickfold.contract.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What the source of a type says about it, as plain sentences.
final class SourceDocs {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern TAG = Pattern.compile("@(\\w+) ?(.*)");
    private static final Pattern LINK = Pattern.compile("\\[#?(\\w+)]");

    private SourceDocs() {}

    /// A documentation comment.
    ///
    /// @param text before the first tag
    /// @param parameters what it says of each of them
    record Doc(String text, Map<String, String> parameters) {

        /// What the comment says of one parameter.
        Optional<String> of(String parameter) {
            return Optional.ofNullable(parameters.get(parameter));
        }
    }

    /// The comment of a type that has a file of its own.
    static Doc of(Class<?> type) {
        return parse(commentBefore(type, Pattern.compile("public .*\\b" + type.getSimpleName())));
    }

    /// The comment of an enum's constant; empty if its name says it all.
    static String of(Enum<?> constant) {
        Pattern declared = Pattern.compile("    " + constant.name() + "\\b");
        return parse(commentBefore(constant.getDeclaringClass(), declared)).text();
    }

    private static List<String> commentBefore(Class<?> type, Pattern declaration) {
        List<String> lines = lines(type);
        int declared =
                IntStream.range(0, lines.size())
                        .filter(i -> declaration.matcher(lines.get(i)).lookingAt())
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(type + ": " + declaration));
        int end = startOf(lines, declared, line -> line.startsWith("@"));
        int start = startOf(lines, end, line -> line.startsWith("///"));
        return lines.subList(start, end).stream().map(line -> line.strip().substring(3)).toList();
    }

    private static int startOf(List<String> lines, int end, Predicate<String> belongs) {
        int start = end;
        while (start > 0 && belongs.test(lines.get(start - 1).strip())) {
            start--;
        }
        return start;
    }

    private static List<String> lines(Class<?> type) {
        Path file = SOURCES.resolve(type.getName().replace('.', '/') + ".java");
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Doc parse(List<String> comment) {
        List<String> text = new ArrayList<>();
        Map<String, String> parameters = new TreeMap<>();
        String tag = "";
        for (String line : comment.stream().map(String::strip).toList()) {
            Matcher matcher = TAG.matcher(line);
            if (matcher.matches()) {
                tag = matcher.group(1).equals("param") ? firstWord(matcher.group(2)) : "throws";
                parameters.merge(tag, afterFirstWord(matcher.group(2)), SourceDocs::joined);
            } else if (tag.isEmpty()) {
                text.add(line);
            } else {
                parameters.merge(tag, line, SourceDocs::joined);
            }
        }
        parameters.replaceAll((_, said) -> plain(said));
        return new Doc(plain(String.join(" ", text)), parameters);
    }

    private static String joined(String first, String second) {
        return first + " " + second;
    }

    private static String firstWord(String text) {
        return text.split(" ", 2)[0];
    }

    private static String afterFirstWord(String text) {
        String[] words = text.split(" ", 2);
        return words.length == 2 ? words[1] : "";
    }

    private static String plain(String text) {
        return LINK.matcher(text).replaceAll("$1").replaceAll(" +", " ").strip();
    }
}
