package io.tickfold.gateway.command;

import io.tickfold.contract.value.Fingerprint;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Sha256;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Makes fingerprints of requests, from their values and not from how these are spelt.
public final class Fingerprints {

    static final String SEPARATOR = ":";
    private static final String CLOSE = "close";

    private Fingerprints() {}

    /// The fingerprint of anything but a close.
    ///
    /// @param fields of the client, in a fixed order; absent ones are empty
    public static Fingerprint of(Operation operation, Object... fields) {
        String text = operation + "\n" + String.join("\n", texts(fields));
        return new Fingerprint(operation.label() + SEPARATOR + hash(text));
    }

    /// The fingerprint of a close, which can be told from that of another order.
    public static Fingerprint ofClose(OrderId order, Optional<Quantity> part) {
        String amount = part.map(Quantity::toString).orElse("all");
        return new Fingerprint(String.join(SEPARATOR, CLOSE, order.value(), amount));
    }

    /// Whether the two are closes of different orders.
    static boolean areClosesOfTwoOrders(String one, String other) {
        return one.startsWith(CLOSE + SEPARATOR)
                && other.startsWith(CLOSE + SEPARATOR)
                && !order(one).equals(order(other));
    }

    private static String order(String close) {
        return close.split(SEPARATOR, -1)[1];
    }

    private static String[] texts(Object... fields) {
        return Arrays.stream(fields)
                .map(f ->
                        f instanceof Optional<?> given ? given.map(Object::toString).orElse("") : f)
                .map(Object::toString)
                .toArray(String[]::new);
    }

    private static String hash(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(text));
    }
}
