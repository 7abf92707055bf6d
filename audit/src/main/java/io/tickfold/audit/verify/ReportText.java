package io.tickfold.audit.verify;

import static io.tickfold.audit.cli.Figures.count;
import static io.tickfold.audit.cli.Figures.money;

import io.tickfold.audit.cli.TextTable;
import io.tickfold.audit.verify.Ledger.Totals;
import io.tickfold.contract.value.Ascii;
import java.util.Locale;

/// A report as people read it.
final class ReportText {

    private static final double SECOND = 1_000;

    private ReportText() {}

    static String of(Report report) {
        StringBuilder text = new StringBuilder(partitions(report));
        report.partitions().forEach(each -> remark(text, each));
        Totals money = report.money();
        text.append(
                String.format(
                        Locale.ROOT,
                        """

                        Money   paid in %s, paid out %s, adjusted %s, profit %s, cleared %s:
                                %s in balances and %s in margin
                        """,
                        money(money.paidIn()),
                        money(money.paidOut()),
                        money(money.adjusted()),
                        money(money.profit()),
                        money(money.cleared()),
                        money(money.balances()),
                        money(money.margin())));
        text.append(
                String.format(
                        Locale.ROOT,
                        "Speed   %s records in %.1f s, %s a second%n%n",
                        count(report.records()),
                        report.millis() / SECOND,
                        count(
                                Math.round(
                                        report.records()
                                                * SECOND
                                                / Math.max(report.millis(), 1)))));
        findings(text, report);
        return text.toString();
    }

    private static String partitions(Report report) {
        TextTable table =
                new TextTable(
                        "Partition",
                        "Inputs",
                        "Decided again",
                        "Events",
                        "Checkpoints",
                        "Engine",
                        "Accounts",
                        "Open orders",
                        "Findings");
        for (PartitionReport each : report.partitions()) {
            table.add(
                    count(each.partition()),
                    count(each.inputs()),
                    count(each.decided()),
                    count(each.events()),
                    count(each.checkpoints()),
                    each.isEngineSame() ? "same" : "-",
                    count(each.accounts()),
                    count(each.openOrders()),
                    count(each.findings()));
        }
        return table.toString();
    }

    private static void remark(StringBuilder text, PartitionReport each) {
        String from =
                each.decidedFrom()
                        .map(start ->
                                start.checkpoint()
                                        .map(at ->
                                                "decided again from the checkpoint of "
                                                        + at
                                                        + " on")
                                        .orElse("decided again from the beginning"))
                        .orElse(
                                "nothing could be decided again: no input is kept that follows a"
                                        + " checkpoint");
        if (each.decidedFrom().filter(start -> start.checkpoint().isEmpty()).isEmpty()) {
            text.append(String.format(Locale.ROOT, "Partition %d: %s%n", each.partition(), from));
        }
        if (!each.undecided().isEmpty()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "Partition %d: not decided again to the end: %s%n",
                            each.partition(),
                            each.undecided()));
        }
        if (each.unchained() > 0) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "Partition %d: %s events are from before there were hashes%n",
                            each.partition(),
                            count(each.unchained())));
        }
    }

    private static void findings(StringBuilder text, Report report) {
        if (report.isClean()) {
            text.append("Nothing differs.\n");
            return;
        }
        for (Finding each : report.findings()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%s  %s%s: %s%n",
                            each.kind(),
                            place(each),
                            each.account().map(account -> " of " + account).orElse(""),
                            each.text()));
        }
        long found = report.partitions().stream().mapToLong(PartitionReport::findings).sum();
        text.append(String.format(Locale.ROOT, "%n%s findings%n", count(found)));
    }

    private static String place(Finding found) {
        String log = Ascii.lower(found.log().name());
        return found.offset() == Finding.NOWHERE
                ? String.format(Locale.ROOT, "%s, partition %d", log, found.partition())
                : String.format(Locale.ROOT, "%s %d-%d", log, found.partition(), found.offset());
    }
}
