package io.tickfold.engine.domain;

import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import java.util.Map;
import java.util.TreeMap;

/// Ends a decision at the first check that fails; caught by [CommandDecider], which answers with
/// it.
final class Refused extends RuntimeException {

    private final transient Refusal refusal;

    private Refused(Refusal refusal) {
        super(refusal.reason().name(), null, false, false);
        this.refusal = refusal;
    }

    static Refused because(RefusalReason reason) {
        return new Refused(Refusal.of(reason));
    }

    static Refused because(RefusalReason reason, Map<String, ?> details) {
        return new Refused(new Refusal(reason, texts(details)));
    }

    private static Map<String, String> texts(Map<String, ?> details) {
        Map<String, String> texts = new TreeMap<>();
        details.forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }

    Refusal refusal() {
        return refusal;
    }
}
