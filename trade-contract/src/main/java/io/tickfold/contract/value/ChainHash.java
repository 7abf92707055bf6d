package io.tickfold.contract.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;

/// Stands for a message and all before it: SHA-256 over the hash before and the message. Written as
/// 64 lower-case hexadecimal digits.
public final class ChainHash {

    static final int BYTES = 32;

    /// Before the first message: 32 zero bytes.
    public static final ChainHash START = new ChainHash(new byte[BYTES]);

    private final byte[] bytes;

    private ChainHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @throws IllegalArgumentException if the text is not 64 lower-case hexadecimal digits
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ChainHash of(String text) {
        if (text.length() != 2 * BYTES || !text.equals(Ascii.lower(text))) {
            throw new IllegalArgumentException("not a valid ChainHash");
        }
        return new ChainHash(HexFormat.of().parseHex(text));
    }

    static ChainHash ofBytes(byte[] bytes) {
        return new ChainHash(Sha256.of(bytes));
    }

    /// The one that [#copyTo] has written.
    static ChainHash at(byte[] source, int from) {
        return new ChainHash(Arrays.copyOfRange(source, from, from + BYTES));
    }

    void copyTo(byte[] target, int from) {
        System.arraycopy(bytes, 0, target, from, BYTES);
    }

    /// The hash of a text's UTF-8 bytes, chained to nothing.
    public static ChainHash ofText(String text) {
        return new ChainHash(Sha256.of(text));
    }

    /// The hash of texts' UTF-8 bytes, one after the other, chained to nothing; however long they
    /// are together.
    public static ChainHash ofTexts(Stream<String> texts) {
        MessageDigest digest = Sha256.digest();
        texts.forEachOrdered(text -> digest.update(text.getBytes(UTF_8)));
        return new ChainHash(digest.digest());
    }

    /// After an event: SHA-256(this hash, length of the type in 4 bytes, type, value), where the
    /// length is that of the type's UTF-8 bytes, most significant byte first.
    ///
    /// @param type the event's frozen name, as in `ce_type`
    /// @param value as written
    public ChainHash afterEvent(String type, byte[] value) {
        MessageDigest digest = Sha256.digest();
        digest.update(bytes);
        updateWithLength(digest, type.getBytes(UTF_8));
        return new ChainHash(digest.digest(value));
    }

    /// The hash of several with a name each: SHA-256(for each, in the map's order: length of the
    /// name in 4 bytes, name, hash), where the length is that of the name's UTF-8 bytes, most
    /// significant byte first.
    ///
    /// @param named names are written as their `toString`
    public static ChainHash ofNamed(Map<?, ChainHash> named) {
        MessageDigest digest = Sha256.digest();
        named.forEach((name, hash) -> {
            updateWithLength(digest, name.toString().getBytes(UTF_8));
            digest.update(hash.bytes);
        });
        return new ChainHash(digest.digest());
    }

    /// After a text: SHA-256(this hash, the text's UTF-8 bytes).
    public ChainHash afterText(String text) {
        MessageDigest digest = Sha256.digest();
        digest.update(bytes);
        return new ChainHash(digest.digest(text.getBytes(UTF_8)));
    }

    /// After a record of `trade-input`: SHA-256(this hash, offset in 8 bytes, time in 8 bytes,
    /// length of the key in 4 bytes, key, length of the type in 4 bytes, type, value), numbers with
    /// the most significant byte first; what is missing is empty.
    ///
    /// @param offset in its partition
    /// @param timestamp when it was appended, in milliseconds since 1970
    public ChainHash afterInput(
            long offset, long timestamp, byte[] key, String type, byte[] value) {
        MessageDigest digest = Sha256.digest();
        digest.update(bytes);
        digest.update(
                ByteBuffer.allocate(2 * Long.BYTES).putLong(offset).putLong(timestamp).flip());
        updateWithLength(digest, key);
        updateWithLength(digest, type.getBytes(UTF_8));
        return new ChainHash(digest.digest(value));
    }

    private static void updateWithLength(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
        digest.update(part);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChainHash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @JsonValue
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
