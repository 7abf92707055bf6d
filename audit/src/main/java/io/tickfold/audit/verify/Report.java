package io.tickfold.audit.verify;

import java.util.List;

/// What was verified, and what was found.
///
/// @param findings the first of each partition, in full
/// @param money of all accounts
/// @param millis how long reading, deciding and comparing took
record Report(
        List<PartitionReport> partitions,
        List<Finding> findings,
        Ledger.Totals money,
        long millis) {

    static Report of(List<PartitionReport> partitions, List<Finding> findings, long millis) {
        Ledger.Totals money =
                partitions.stream()
                        .map(PartitionReport::money)
                        .reduce(Ledger.Totals.NONE, Ledger.Totals::plus);
        return new Report(
                partitions, findings.stream().sorted(Finding.IN_ORDER).toList(), money, millis);
    }

    /// Whether all is as the engine wrote it.
    boolean isClean() {
        return partitions.stream().allMatch(each -> each.findings() == 0);
    }

    /// Inputs and events.
    long records() {
        return partitions.stream().mapToLong(each -> each.inputs() + each.events()).sum();
    }
}
