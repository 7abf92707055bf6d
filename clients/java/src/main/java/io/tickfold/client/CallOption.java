package io.tickfold.client;

import java.time.Duration;
import java.util.function.UnaryOperator;

/// How one call differs from others.
public final class CallOption {

    private final UnaryOperator<Terms> change;

    private CallOption(UnaryOperator<Terms> change) {
        this.change = change;
    }

    /// Sends this `Idempotency-Key` instead of a random one: two calls under one key are carried
    /// out once, even by two processes.
    ///
    /// @param key 1 to 255 printable ASCII characters
    public static CallOption key(String key) {
        return new CallOption(terms -> terms.withKey(key));
    }

    /// Tries so long for a final outcome.
    public static CallOption within(Duration time) {
        return new CallOption(terms -> terms.within(time));
    }

    /// Lets a read include this `Position` of an earlier answer.
    public static CallOption minPosition(String position) {
        return new CallOption(terms -> terms.withHeader("Min-Position", position));
    }

    Terms applyTo(Terms terms) {
        return change.apply(terms);
    }
}
