package io.tickfold.contract.schema;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Finds what in a newer AsyncAPI document would surprise a client of an older one: topics and
/// messages that are gone, other keys, other headers.
final class TopicChanges {

    private final JsonNode released;
    private final JsonNode current;
    private final List<String> found = new ArrayList<>();

    private TopicChanges(JsonNode released, JsonNode current) {
        this.released = released;
        this.current = current;
    }

    /// What has changed; empty if nothing that matters.
    static List<String> between(JsonNode released, JsonNode current) {
        TopicChanges changes = new TopicChanges(released, current);
        released.path("channels").propertyNames().forEach(changes::compareTopic);
        return changes.found;
    }

    private void compareTopic(String topic) {
        JsonNode before = released.path("channels").path(topic);
        JsonNode now = current.path("channels").path(topic);
        if (!before.path("address").equals(now.path("address"))) {
            found.add(topic + ": removed or renamed");
            return;
        }
        for (String message : before.path("messages").propertyNames()) {
            if (now.path("messages").has(message)) {
                compareMessage(topic, message);
            } else {
                found.add(topic + " " + message + ": removed or renamed");
            }
        }
    }

    private void compareMessage(String topic, String message) {
        String pointer = "/channels/" + topic + "/messages/" + message;
        String key = pointer + "/bindings/kafka/key";
        if (!released.at(key).equals(current.at(key))) {
            found.add(topic + " " + message + ": another key");
        }
        for (String part : List.of("headers", "payload")) {
            BreakingChanges.between(released, current, pointer + "/" + part)
                    .forEach(change -> found.add(topic + " " + message + " " + part + change));
        }
    }
}
