package io.tickfold.chaos.cluster;

import io.tickfold.contract.value.Ascii;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/// Reads `deploy/kafka/rights.txt`.
public final class Rights {

    private static final int FIRST_OPERATION = 3;

    private Rights() {}

    public static List<AclBinding> read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .flatMap(line -> bindings(List.of(line.strip().split("\\s+", -1))))
                    .toList();
        }
    }

    private static Stream<AclBinding> bindings(List<String> words) {
        String name = words.get(2);
        boolean isPrefix = name.endsWith("*");
        ResourcePattern what =
                new ResourcePattern(
                        kind(words.get(1)),
                        isPrefix ? name.substring(0, name.length() - 1) : name,
                        isPrefix ? PatternType.PREFIXED : PatternType.LITERAL);
        return words.subList(FIRST_OPERATION, words.size()).stream()
                .map(operation -> new AclBinding(what, entry(words.getFirst(), operation)));
    }

    private static ResourceType kind(String word) {
        return switch (word) {
            case "topic" -> ResourceType.TOPIC;
            case "group" -> ResourceType.GROUP;
            case "transactions" -> ResourceType.TRANSACTIONAL_ID;
            default -> throw new IllegalArgumentException("no kind of resource: " + word);
        };
    }

    private static AccessControlEntry entry(String user, String operation) {
        return new AccessControlEntry(
                "User:" + user,
                "*",
                AclOperation.fromString(Ascii.upper(operation).replace('-', '_')),
                AclPermissionType.ALLOW);
    }
}
