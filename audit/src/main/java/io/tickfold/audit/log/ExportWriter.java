package io.tickfold.audit.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tickfold.contract.wire.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/// Writes an export: first [#begin], then each partition's records and its seal, then [#end].
public final class ExportWriter {

    private final OutputStream output;
    private final LineBuffer line = new LineBuffer();
    private Seal seal = Seal.empty(0);
    private long records;

    /// @param output should be buffered
    public ExportWriter(OutputStream output) {
        this.output = output;
    }

    /// @param isFiltered whether records are left out on purpose
    public void begin(int partitions, Instant created, boolean isFiltered) throws IOException {
        writeJson(ExportHeader.of(partitions, created, isFiltered));
    }

    /// Writes a record of the partition that is not sealed yet.
    public void write(LogRecord next) throws IOException {
        seal = seal.after(next);
        records++;
        line.reset();
        RecordLine.put(next, line);
        line.writeTo(output);
    }

    /// Ends a partition.
    public Seal seal() throws IOException {
        Seal written = seal;
        writeJson(Map.of("seal", written));
        seal = Seal.empty(written.partition() + 1);
        return written;
    }

    /// Ends the export.
    public void end() throws IOException {
        output.write(ExportMarks.END);
        output.write(String.format(Locale.ROOT, "%d}}\n", records).getBytes(US_ASCII));
        output.flush();
    }

    private void writeJson(Object content) throws IOException {
        output.write(Json.MAPPER.writeValueAsBytes(content));
        output.write('\n');
    }
}
