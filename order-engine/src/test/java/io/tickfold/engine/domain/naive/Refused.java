package io.tickfold.engine.domain.naive;

import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import java.util.Map;
import java.util.TreeMap;

/// Ends a command, and says why it is refused.
final class Refused extends RuntimeException {

    private final transient Refusal refusal;

    /// @param details in pairs of name and value
    Refused(RefusalReason reason, Object... details) {
        super(reason.name(), null, false, false);
        Map<String, String> texts = new TreeMap<>();
        for (int i = 0; i < details.length; i += 2) {
            texts.put(details[i].toString(), details[i + 1].toString());
        }
        this.refusal = new Refusal(reason, texts);
    }

    Refusal refusal() {
        return refusal;
    }
}
