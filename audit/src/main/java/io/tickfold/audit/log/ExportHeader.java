package io.tickfold.audit.log;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;

/// The first line of an export.
///
/// @param export names the system
/// @param version of the format
/// @param isFiltered whether records were left out on purpose; nothing can be proved by such a file
record ExportHeader(
        String export,
        int version,
        int partitions,
        Instant created,
        @JsonProperty("filtered") boolean isFiltered) {

    static final String EXPORT = "tickfold";
    static final int VERSION = 1;

    /// More than a topic of any cluster; work and memory grow with what the header says.
    private static final int MOST_PARTITIONS = 10_000;

    static ExportHeader of(int partitions, Instant created, boolean isFiltered) {
        return new ExportHeader(EXPORT, VERSION, partitions, created, isFiltered);
    }

    /// @throws LineFault if it is not of this system, or of a version that is not known
    void requireReadable() throws LineFault {
        if (!EXPORT.equals(export) || partitions < 1) {
            throw new LineFault("it does not begin as one");
        }
        if (partitions > MOST_PARTITIONS) {
            throw new LineFault(
                    String.format(
                            Locale.ROOT,
                            "it names %,d partitions, of at most %,d",
                            partitions,
                            MOST_PARTITIONS));
        }
        if (version != VERSION) {
            throw new LineFault(
                    String.format(Locale.ROOT, "its version is %d, not %d", version, VERSION));
        }
    }
}
