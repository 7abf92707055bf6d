package io.tickfold.chaos.load;

import io.tickfold.chaos.load.Gateways.Answered;
import java.util.Locale;
import java.util.Optional;

/// How far one client has seen the log, which must never seem to go back.
final class Positions {

    private final String account;
    private final Journal journal;
    private final long[] at;
    private String partition = "";
    private long read = -1;

    Positions(String account, int gateways, Journal journal) {
        this.account = account;
        this.journal = journal;
        this.at = new long[gateways];
    }

    /// An answer to something that the client did.
    void told(Answered answer) {
        long offset = offset(answer);
        at[answer.gateway()] = Math.max(at[answer.gateway()], offset);
    }

    /// An answer to a read.
    void read(Answered answer, Optional<String> least) {
        long offset = offset(answer);
        long atLeast = Math.max(read, at[answer.gateway()]);
        if (least.isPresent()) {
            atLeast = Math.max(atLeast, latestOffset());
        }
        if (offset < atLeast) {
            journal.violation(
                    String.format(
                            Locale.ROOT,
                            "%s had seen %d, and was shown %d by gateway %d",
                            account,
                            atLeast,
                            offset,
                            answer.gateway()));
        }
        read = Math.max(read, offset);
        at[answer.gateway()] = Math.max(at[answer.gateway()], offset);
    }

    private long offset(Answered answer) {
        String position = answer.header("Position").orElse("");
        int dash = position.indexOf('-');
        if (dash < 0) {
            return -1;
        }
        partition = position.substring(0, dash);
        return Long.parseLong(position.substring(dash + 1));
    }

    /// Whether no other gateway has told it more than this one.
    boolean hasSeenAllAt(int gateway) {
        return at[gateway] == latestOffset();
    }

    private long latestOffset() {
        long latest = -1;
        for (long each : at) {
            latest = Math.max(latest, each);
        }
        return latest;
    }

    /// The last position that it was told.
    Optional<String> latest() {
        return partition.isEmpty()
                ? Optional.empty()
                : Optional.of(partition + "-" + latestOffset());
    }
}
