package io.tickfold.contract.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Finds what in a newer schema would surprise a reader or writer that was made for an older one.
///
/// New fields that need not be there, new values of enumerations and other words are no surprise;
/// everything else is, even where only one of the two sides would notice.
final class BreakingChanges {

    private static final Set<String> WORDS =
            Set.of("$schema", "$id", "$defs", "title", "description", "examples");
    private static final Set<String> STRUCTURE =
            Set.of("properties", "required", "enum", "items", "allOf", "anyOf");

    private final JsonNode released;
    private final JsonNode current;
    private final List<String> found = new ArrayList<>();

    private BreakingChanges(JsonNode released, JsonNode current) {
        this.released = released;
        this.current = current;
    }

    /// What has changed, each with the path of its field; empty if nothing that matters.
    static List<String> between(JsonNode released, JsonNode current) {
        return between(released, current, "");
    }

    /// The same of one schema of two documents.
    ///
    /// @param pointer to the schema, which both have
    static List<String> between(JsonNode released, JsonNode current, String pointer) {
        BreakingChanges changes = new BreakingChanges(released, current);
        changes.compare("", released.at(pointer), current.at(pointer));
        return changes.found;
    }

    private void compare(String path, JsonNode before, JsonNode now) {
        JsonNode old = resolved(released, before);
        JsonNode young = resolved(current, now);
        compareKeywords(path, old, young);
        compareFields(path, old, young);
        compareValues(path, old, young);
        compareParts(path + "[]", old.path("items"), young.path("items"));
        for (int i = 0; i < old.path("anyOf").size(); i++) {
            compareParts(path, old.path("anyOf").path(i), young.path("anyOf").path(i));
        }
    }

    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        JsonNode reference = schema.has("allOf") ? schema.path("allOf").path(0) : schema;
        return reference.has("$ref")
                ? document.at(reference.path("$ref").asString().substring(1))
                : schema;
    }

    private void compareParts(String path, JsonNode before, JsonNode now) {
        if (before.isMissingNode() != now.isMissingNode()) {
            found.add(path + ": another structure");
        } else if (!before.isMissingNode()) {
            compare(path, before, now);
        }
    }

    /// The format of a whole number says again what its bounds say.
    private void compareKeywords(String path, JsonNode before, JsonNode now) {
        Set<String> keywords = new TreeSet<>(before.propertyNames());
        keywords.addAll(now.propertyNames());
        keywords.removeAll(WORDS);
        keywords.removeAll(STRUCTURE);
        if (now.path("type").asString("").equals("integer")) {
            keywords.remove("format");
        }
        for (String keyword : keywords) {
            if (!before.path(keyword).equals(now.path(keyword))) {
                found.add(
                        String.format(
                                Locale.ROOT,
                                "%s: %s was %s, is %s",
                                path,
                                keyword,
                                before.path(keyword),
                                now.path(keyword)));
            }
        }
    }

    private void compareFields(String path, JsonNode before, JsonNode now) {
        Set<String> fields = new TreeSet<>(before.path("properties").propertyNames());
        fields.addAll(now.path("properties").propertyNames());
        for (String field : fields) {
            compareField(path, field, before, now);
        }
    }

    private void compareField(String path, String field, JsonNode before, JsonNode now) {
        String where = path + "/" + field;
        JsonNode old = before.path("properties").path(field);
        JsonNode young = now.path("properties").path(field);
        boolean wasRequired = values(before, "required").contains(field);
        boolean isRequired = values(now, "required").contains(field);
        if (young.isMissingNode()) {
            found.add(where + ": removed or renamed");
        } else if (old.isMissingNode() && isRequired) {
            found.add(where + ": new, but required");
        } else if (!old.isMissingNode() && wasRequired != isRequired) {
            found.add(where + (wasRequired ? ": no longer always there" : ": now required"));
        }
        if (!old.isMissingNode() && !young.isMissingNode()) {
            compare(where, old, young);
        }
    }

    private void compareValues(String path, JsonNode before, JsonNode now) {
        if (before.has("enum") != now.has("enum")) {
            found.add(path + ": an enumeration on one side only");
        }
        for (String value : values(before, "enum")) {
            if (now.has("enum") && !values(now, "enum").contains(value)) {
                found.add(path + ": value " + value + " removed or renamed");
            }
        }
    }

    private static List<String> values(JsonNode schema, String keyword) {
        return schema.path(keyword).valueStream().map(JsonNode::asString).toList();
    }
}
