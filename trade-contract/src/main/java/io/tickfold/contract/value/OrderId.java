package io.tickfold.contract.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Identifies an order: `ord_` and 16 lower-case hexadecimal digits.
public record OrderId(@JsonValue String value) implements Comparable<OrderId> {

    private static final Pattern FORM = Pattern.compile("ord_[0-9a-f]{16}");
    private static final int HASH_BYTES = 8;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderId {
        Texts.requireForm(FORM, value, OrderId.class);
    }

    /// Whether the text has the form of an order id.
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    /// The id of the order that a command opens: the first 16 hexadecimal digits of
    /// SHA-256(account, 0, command), so a retried command names the same order.
    public static OrderId of(AccountId account, CommandId command) {
        byte[] hash = sha256((account.value() + '\0' + command.value()).getBytes(UTF_8));
        return new OrderId("ord_" + HexFormat.of().formatHex(hash, 0, HASH_BYTES));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public int compareTo(OrderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
