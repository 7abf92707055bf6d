package io.tickfold.readmodel.log;

/// A record of `trade-events` that no engine wrote there, as far as can be told, and why.
///
/// @param reason for a log: it repeats nothing of what the record says
public record ForeignRecord(LogPosition position, String reason) {

    @Override
    public String toString() {
        return position + " (" + reason + ")";
    }
}
