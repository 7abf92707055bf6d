package io.tickfold.audit.account;

import io.tickfold.audit.log.AuditedLog;
import io.tickfold.audit.log.LogUnavailableException;
import java.util.function.Supplier;

/// Events that do not follow those before them because an export leaves those out on purpose.
final class IncompleteLog {

    private IncompleteLog() {}

    /// Folds events, and says so if the fold fails for that reason.
    ///
    /// @throws LogUnavailableException if the log does not have all events of an account
    static <T> T explain(AuditedLog log, Supplier<T> fold) {
        try {
            return fold.get();
        } catch (IllegalStateException e) {
            throw log.isFiltered()
                    ? new LogUnavailableException(
                            "records were left out of this export on purpose, and with them the"
                                    + " first events of an account",
                            e)
                    : e;
        }
    }
}
