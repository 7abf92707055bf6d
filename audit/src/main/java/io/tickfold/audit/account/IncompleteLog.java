package io.tickfold.audit.account;

import io.tickfold.audit.cli.ExitCode;
import io.tickfold.audit.log.AuditedLog;
import io.tickfold.audit.log.ForeignEvents;
import io.tickfold.audit.log.LogUnavailableException;

/// Events that do not follow those before them: because an export leaves those out on purpose, or
/// because no engine wrote them there.
final class IncompleteLog {

    private IncompleteLog() {}

    /// @throws LogUnavailableException if an export does not have all events of an account
    static void require(AuditedLog log, ForeignEvents foreign) {
        if (log.isFiltered() && foreign.mayLackEvents()) {
            throw new LogUnavailableException(
                    "records were left out of this export on purpose, and with them the first"
                            + " events of an account");
        }
    }

    /// Names what was left out, on the standard error stream.
    ///
    /// @return how the command ends
    static int report(ForeignEvents foreign) {
        foreign.sentence().ifPresent(sentence -> System.err.println("tickfold: " + sentence));
        return foreign.mayLackEvents() ? ExitCode.DIFFERENCES : ExitCode.FINE;
    }
}
