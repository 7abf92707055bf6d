package io.tickfold.audit.cli;

import io.tickfold.audit.log.AuditedLog;
import io.tickfold.audit.log.ClusterAddress;
import io.tickfold.audit.log.ClusterLog;
import io.tickfold.audit.log.ExportFile;
import io.tickfold.contract.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// The options that every command of the audit tool has: which log, and how to answer. A mixin.
public final class CommonOptions {

    private static final String STANDARD_INPUT = "-";

    @ArgGroup private Source source = new Source();

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    /// Where the log is.
    static final class Source {

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "Data directory of a running instance (./data).")
        private Path data = Path.of("data");

        @Option(names = "--bootstrap-servers", paramLabel = "HOSTS", description = "Kafka cluster.")
        private @Nullable String bootstrapServers;

        @Option(
                names = "--file",
                paramLabel = "EXPORT",
                description = "File of `export --format jsonl`; - is the standard input.")
        private @Nullable String file;
    }

    /// Prints the answer in the form that was asked for.
    ///
    /// @throws IOException if it cannot be written
    public void print(Object answer, Supplier<String> text) throws IOException {
        print(json ? Json.MAPPER.writeValueAsString(answer) + "\n" : text.get());
    }

    /// Prints a whole answer.
    ///
    /// @throws IOException if it cannot be written
    public static void print(String answer) throws IOException {
        System.out.print(answer);
        if (System.out.checkError()) {
            throw new IOException("the answer cannot be written to the standard output stream");
        }
    }

    /// Whether the answer is to be in JSON.
    public boolean isJson() {
        return json;
    }

    /// Opens the log that was asked for; the caller closes it.
    ///
    /// @throws io.tickfold.audit.log.LogUnavailableException if it is not there
    /// @throws IOException if the standard input cannot be read
    public AuditedLog open() throws IOException {
        Optional<ClusterAddress> cluster = cluster();
        return cluster.isPresent() ? ClusterLog.open(cluster.get()) : file();
    }

    /// The cluster, if the log that was asked for is that of one.
    ///
    /// @throws io.tickfold.audit.log.LogUnavailableException if no instance runs
    public Optional<ClusterAddress> cluster() {
        if (source.file != null) {
            return Optional.empty();
        }
        if (source.data.toString().isBlank()) {
            throw new WrongArgumentsException("--data names no directory; ./data is the usual one");
        }
        return Optional.of(
                source.bootstrapServers == null
                        ? ClusterAddress.ofInstance(source.data)
                        : ClusterAddress.of(source.bootstrapServers));
    }

    private ExportFile file() throws IOException {
        String name = Optional.ofNullable(source.file).orElse(STANDARD_INPUT);
        ExportFile file =
                name.equals(STANDARD_INPUT)
                        ? ExportFile.open(System.in)
                        : ExportFile.open(Path.of(name));
        file.remark().ifPresent(remark -> System.err.println("tickfold: " + remark));
        return file;
    }

    /// Sees to it that the log is not written over itself, by whatever name, link or redirection.
    ///
    /// @param output where something is to be written; the standard output stream if absent
    /// @throws WrongArgumentsException if the log is read from there
    public void requireOther(@Nullable Path output) throws IOException {
        if (source.file == null) {
            return;
        }
        Path input = Path.of(source.file.equals(STANDARD_INPUT) ? "/dev/stdin" : source.file);
        Path target = output == null ? Path.of("/dev/stdout") : output;
        if (Files.isRegularFile(input)
                && Files.isRegularFile(target)
                && Files.isSameFile(input, target)) {
            throw new WrongArgumentsException(
                    "the output is the file that the log is read from; choose another");
        }
    }
}
