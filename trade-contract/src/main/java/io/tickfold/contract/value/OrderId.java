package io.tickfold.contract.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/// Identifies an order: `ord_` and 16 lower-case hexadecimal digits.
public final class OrderId implements Comparable<OrderId> {

    private static final String PREFIX = "ord_";
    private static final int HASH_BYTES = 8;
    private static final int LENGTH = PREFIX.length() + 2 * HASH_BYTES;

    /// A number, since there may be millions.
    private final long hash;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderId(String value) {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a valid OrderId");
        }
        hash = HexFormat.fromHexDigitsToLong(value, PREFIX.length(), LENGTH);
    }

    private OrderId(long hash) {
        this.hash = hash;
    }

    /// Whether the text has the form of an order id.
    public static boolean isValid(String text) {
        if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
            return false;
        }
        for (int i = PREFIX.length(); i < LENGTH; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /// The id of the order that a command opens whose id nobody uses again: the first 16
    /// hexadecimal digits of SHA-256(account, 0, command).
    public static OrderId of(AccountId account, CommandId command) {
        return hashed(account.value() + '\0' + command.value());
    }

    /// The id of the order that a command with an idempotency key opens, which may be used again
    /// once it is forgotten: the first 16 hexadecimal digits of SHA-256(account, 0, command, 0,
    /// sequence in decimal).
    ///
    /// @param sequence of the event that opens the order
    public static OrderId of(AccountId account, CommandId command, long sequence) {
        return hashed(account.value() + '\0' + command.value() + '\0' + sequence);
    }

    private static OrderId hashed(String text) {
        return new OrderId(ByteBuffer.wrap(Sha256.of(text)).getLong());
    }

    @JsonValue
    public String value() {
        return PREFIX + HexFormat.of().toHexDigits(hash);
    }

    /// In the order of their texts.
    @Override
    public int compareTo(OrderId other) {
        return Long.compareUnsigned(hash, other.hash);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OrderId that && hash == that.hash;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(hash);
    }

    @Override
    public String toString() {
        return value();
    }
}
