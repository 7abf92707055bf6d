package io.tickfold.contract.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Hashes with a name each, in the order of the names' UTF-8 bytes, kept as the bytes that their
/// common hash is made of ([ChainHash#ofNamed]): so a change of one costs little more than hashing.
public final class NamedHashes {

    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private int size;

    /// How many there are.
    public int size() {
        return size;
    }

    /// Puts the hash of a name in the place of the one that it had, if it had one.
    public void put(String name, ChainHash hash) {
        byte[] key = name.getBytes(UTF_8);
        int at = placeOf(key);
        if (!isAt(at, key)) {
            insert(at, key);
        }
        hash.copyTo(bytes, at + Integer.BYTES + key.length);
    }

    /// The hash of a name, if it has one.
    public Optional<ChainHash> find(String name) {
        byte[] key = name.getBytes(UTF_8);
        int at = placeOf(key);
        return isAt(at, key) ? Optional.of(hashAt(at, key.length)) : Optional.empty();
    }

    public void forEach(BiConsumer<String, ChainHash> action) {
        for (int at = 0; at < bytes.length; at = after(at)) {
            int length = lengthAt(at);
            String name = new String(bytes, at + Integer.BYTES, length, UTF_8);
            action.accept(name, hashAt(at, length));
        }
    }

    public void clear() {
        bytes = NOTHING;
        size = 0;
    }

    /// The hash of all of them, with their names.
    public ChainHash hash() {
        return ChainHash.ofBytes(bytes);
    }

    /// Where the first entry is whose name is not before this one.
    private int placeOf(byte[] key) {
        int at = 0;
        while (at < bytes.length && compare(at, key) < 0) {
            at = after(at);
        }
        return at;
    }

    private boolean isAt(int at, byte[] key) {
        return at < bytes.length && compare(at, key) == 0;
    }

    private int compare(int at, byte[] key) {
        int from = at + Integer.BYTES;
        return Arrays.compareUnsigned(bytes, from, from + lengthAt(at), key, 0, key.length);
    }

    private int lengthAt(int at) {
        return ByteBuffer.wrap(bytes).getInt(at);
    }

    private int after(int at) {
        return at + Integer.BYTES + lengthAt(at) + ChainHash.BYTES;
    }

    private ChainHash hashAt(int at, int nameLength) {
        return ChainHash.at(bytes, at + Integer.BYTES + nameLength);
    }

    private void insert(int at, byte[] key) {
        int more = Integer.BYTES + key.length + ChainHash.BYTES;
        byte[] grown = new byte[bytes.length + more];
        System.arraycopy(bytes, 0, grown, 0, at);
        System.arraycopy(bytes, at, grown, at + more, bytes.length - at);
        ByteBuffer.wrap(grown, at, more).putInt(key.length).put(key);
        bytes = grown;
        size++;
    }
}
