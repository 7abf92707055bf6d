package io.tickfold.engine.stores;

import io.tickfold.contract.wire.Json;
import io.tickfold.engine.cluster.EngineStartException;

/// How objects lie in the stores: one byte for the version of the format, then JSON.
final class StateFormat {

    private static final byte VERSION = 2;

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
        if (bytes.length == 0 || bytes[0] != VERSION) {
            throw EngineStartException.rebuildable(
                    "the state is of a format unknown to this engine");
        }
        return Json.MAPPER.readValue(bytes, 1, bytes.length - 1, type);
    }
}
