package io.tickfold.audit.verify;

import io.tickfold.audit.cli.CommonOptions;
import io.tickfold.audit.cli.ExitCode;
import io.tickfold.audit.cli.Partitions;
import io.tickfold.audit.log.AuditedLog;
import io.tickfold.audit.log.ClusterAddress;
import io.tickfold.audit.log.ClusterLog;
import io.tickfold.audit.log.LogUnavailableException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The command `verify`: proves that the log is what the engine wrote, and what its rules lead to.
@Command(
        name = "verify",
        description = {
            "Prove that the log is what the engine wrote: chains, sequences, money and checkpoints"
                    + " of all events; and re-execute, by the rules of the time, every input that"
                    + " is kept.",
            "Ends with 4 if something differs, and says where."
        })
public final class VerifyCommand implements Callable<Integer> {

    @Mixin private CommonOptions options = new CommonOptions();

    @Override
    public Integer call() throws IOException {
        Report report = verify();
        options.print(report, () -> ReportText.of(report));
        return report.isClean() ? ExitCode.FINE : ExitCode.DIFFERENCES;
    }

    private Report verify() throws IOException {
        Optional<ClusterAddress> cluster = options.cluster();
        if (cluster.isPresent()) {
            return verify(cluster.get());
        }
        try (AuditedLog log = options.open()) {
            if (log.isFiltered()) {
                throw new LogUnavailableException(
                        "records were left out of this export on purpose: nothing can be proved by"
                                + " it");
            }
            return Verification.of(log).run();
        }
    }

    /// Verifies the logs of a cluster, and the state that its engine has of them.
    static Report verify(ClusterAddress cluster) {
        int partitions = cluster.partitions();
        List<EngineState> engine =
                Partitions.map(
                        partitions, partition -> EngineState.of(cluster, partition, partitions));
        try (AuditedLog log = ClusterLog.open(cluster)) {
            return new Verification(log, engine).run();
        }
    }
}
