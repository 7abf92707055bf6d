package io.tickfold.engine.stores;

import io.tickfold.contract.wire.Json;
import io.tickfold.engine.cluster.EngineStartException;
import tools.jackson.databind.JsonNode;

/// How objects are stored: one byte for the version of the format, then JSON, or the bytes of a
/// [StoredKey] or [StoredQuote].
///
/// Each value carries its own version, so that a store may mix them: a value of the version before
/// is upcast when it is read, and written in today's version when it changes.
final class StateFormat {

    static final byte VERSION = 5;

    private StateFormat() {}

    static byte[] encode(Object object) {
        byte[] json = Json.MAPPER.writeValueAsBytes(object);
        byte[] bytes = new byte[json.length + 1];
        bytes[0] = VERSION;
        System.arraycopy(json, 0, bytes, 1, json.length);
        return bytes;
    }

    /// @throws EngineStartException if the bytes are of a version that this engine cannot read
    static <T> T decode(byte[] bytes, Class<T> type) {
        require(bytes.length > 0 && bytes[0] >= StateUpcast.OLDEST && bytes[0] <= VERSION);
        if (bytes[0] == VERSION || StateUpcast.isCurrent(type, bytes[0])) {
            return Json.MAPPER.readValue(bytes, 1, bytes.length - 1, type);
        }
        JsonNode stored = Json.MAPPER.readTree(bytes, 1, bytes.length - 1);
        return Json.MAPPER.treeToValue(StateUpcast.upcast(type, bytes[0], stored), type);
    }

    /// @throws EngineStartException if the format is not known
    static void require(boolean isKnown) {
        if (!isKnown) {
            throw EngineStartException.rebuildable(
                    "the state is of a format unknown to this engine");
        }
    }
}
