package io.tickfold.engine.stores;

import io.tickfold.engine.domain.KeyMemory.Use;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A change to the JSON of a stored type between two versions of [StateFormat]; types without one
/// are stored the same in all of them.
///
/// @param type what is stored, as it is today
/// @param from the last version of the format with the older JSON
/// @param change turns the older JSON into that of the next version
record StateUpcast(Class<?> type, int from, UnaryOperator<JsonNode> change) {

    /// The oldest version of the format that is still read.
    static final int OLDEST = 2;

    /// No use was stored in format 3 that was decided by later rules.
    private static final int VERSION_OF_OLD_USES = 2;

    private static final List<StateUpcast> ALL =
            List.of(
                    new StateUpcast(
                            AccountStore.Entry.class, 2, renamed("isCalled", "inMarginCall")),
                    new StateUpcast(Use.class, 3, with("rulesVersion", VERSION_OF_OLD_USES)),
                    new StateUpcast(BacklogStore.Past.class, 3, withEmpty("dropped")));

    private static UnaryOperator<JsonNode> renamed(String before, String after) {
        return json -> {
            ObjectNode object = (ObjectNode) json.deepCopy();
            object.set(after, object.remove(before));
            return object;
        };
    }

    private static UnaryOperator<JsonNode> with(String name, int value) {
        return json -> ((ObjectNode) json.deepCopy()).put(name, value);
    }

    private static UnaryOperator<JsonNode> withEmpty(String list) {
        return json -> {
            ObjectNode object = (ObjectNode) json.deepCopy();
            object.putArray(list);
            return object;
        };
    }

    private static Stream<StateUpcast> since(Class<?> type, int version) {
        return ALL.stream().filter(each -> each.type.equals(type) && each.from >= version);
    }

    /// Whether the JSON of this version is today's.
    static boolean isCurrent(Class<?> type, int version) {
        return since(type, version).findAny().isEmpty();
    }

    /// The JSON of an older version as it is written today.
    static JsonNode upcast(Class<?> type, int version, JsonNode stored) {
        JsonNode json = stored;
        for (StateUpcast each :
                since(type, version).sorted(Comparator.comparingInt(StateUpcast::from)).toList()) {
            json = each.change.apply(json);
        }
        return json;
    }
}
