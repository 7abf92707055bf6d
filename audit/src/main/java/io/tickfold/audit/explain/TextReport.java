package io.tickfold.audit.explain;

import io.tickfold.audit.explain.Fact.Asked;
import io.tickfold.audit.explain.Fact.Checked;
import io.tickfold.audit.explain.Fact.Computed;
import io.tickfold.audit.explain.Fact.Priced;
import io.tickfold.audit.explain.Fact.Said;
import io.tickfold.audit.explain.Fact.Valued;
import io.tickfold.audit.explain.Fact.Worth;
import io.tickfold.contract.explain.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An explanation as a text for people, at most 100 columns wide.
final class TextReport {

    private static final String LEGEND =
            "Times are those of the log, amounts are US dollars. \"input 0-5\" is offset 5 of partition"
                    + " 0 of trade-input, \"events 0-5\" the same of trade-events.";
    private static final String DISAGREES = "!!! THIS DOES NOT AGREE with the record, which says ";

    private static final int ORDERS_SHOWN = 10;

    private final Paragraphs text = new Paragraphs();

    private TextReport() {}

    static String of(Explanation explanation) {
        TextReport report = new TextReport();
        report.head(explanation);
        int number = 1;
        for (Explanation.Step step : explanation.steps()) {
            report.step(number++, step);
        }
        explanation.remarks().forEach(report::remark);
        return report.text.toString();
    }

    private void head(Explanation explanation) {
        text.heading(
                String.format(
                        Locale.ROOT,
                        "Order %s of account %s",
                        explanation.orderId(),
                        explanation.accountId()));
        text.paragraph(explanation.summary());
        if (!explanation.agrees()) {
            text.paragraph(
                    "!!! SOMETHING IN THE RECORD DOES NOT AGREE with what was computed again; see the"
                            + " lines marked with !!!");
        }
        text.paragraph(LEGEND);
    }

    private void step(int number, Explanation.Step step) {
        text.heading(
                String.format(
                        Locale.ROOT,
                        "%d. %s, %s (%s, event %d of the account)",
                        number,
                        step.title(),
                        Words.time(step.at()),
                        step.event(),
                        step.sequence()));
        step.facts().forEach(this::fact);
    }

    private void fact(Fact fact) {
        switch (fact) {
            case Asked asked -> text.line("Asked for", asked(asked));
            case Priced priced -> priced(priced);
            case Computed computed -> {
                text.line(computed.name(), computed.words());
                disagreement(fact, Words.amount(computed.recorded()));
            }
            case Checked checked -> {
                text.line(checked.name(), checked.words());
                disagreement(fact, "that it did");
            }
            case Valued valued -> valued(valued);
            case Said said -> text.line(said.name(), said.words());
        }
    }

    private void disagreement(Fact fact, String recorded) {
        if (!fact.agrees()) {
            text.line("!!!", DISAGREES + recorded);
        }
    }

    private static String asked(Asked asked) {
        String id = asked.commandId().map(command -> ", command " + command).orElse("");
        return String.format(Locale.ROOT, "%s (%s%s)", asked.words(), asked.input(), id);
    }

    private void priced(Priced priced) {
        text.line(
                "Quote",
                String.format(
                        Locale.ROOT,
                        "%s: bid %s, ask %s, tick %d (%s), %s%s",
                        priced.symbol(),
                        Words.amount(priced.quote().bid()),
                        Words.amount(priced.quote().ask()),
                        priced.sequence(),
                        priced.input(),
                        age(priced.ageSeconds()),
                        priced.words().isEmpty() ? "" : "; " + priced.words()));
        priced.tick()
                .ifPresent(tick ->
                        disagreement(
                                priced,
                                String.format(
                                        Locale.ROOT,
                                        "bid %s, ask %s in trade-input",
                                        Words.amount(tick.bid()),
                                        Words.amount(tick.ask()))));
    }

    private static String age(Optional<BigDecimal> seconds) {
        return seconds.map(age ->
                        age.signum() == 0
                                ? "which had come at that moment"
                                : String.format(Locale.ROOT, "%s s old", age.toPlainString()))
                .orElse("whose tick is not in this log");
    }

    private void valued(Valued valued) {
        List<Worth> orders = valued.orders();
        String label = orders.size() == 1 ? "Open order" : "Open orders";
        for (Worth order : orders.subList(0, Math.min(ORDERS_SHOWN, orders.size()))) {
            text.line(label, worth(order));
            label = "";
        }
        if (orders.size() > ORDERS_SHOWN) {
            text.line(
                    "",
                    String.format(
                            Locale.ROOT,
                            "and %d more, all of them in --json",
                            orders.size() - ORDERS_SHOWN));
        }
        text.line("Equity", equity(valued));
        text.line("Level", level(valued));
    }

    private static String worth(Worth order) {
        return String.format(
                Locale.ROOT,
                "%s %s %s %s: opened at %s, now %s, margin %s, profit %s%s",
                order.orderId(),
                order.side(),
                Words.number(order.quantity()),
                order.symbol(),
                Words.amount(order.openPrice()),
                Words.amount(order.now()),
                Words.amount(order.margin()),
                Words.amount(order.profit()),
                order.waits().map(why -> "; " + why).orElse(""));
    }

    private static String equity(Valued valued) {
        return "balance "
                + Words.amount(valued.balance())
                + " + margin "
                + Words.amount(valued.margin())
                + Words.plus("unrealised ", valued.unrealised())
                + " = "
                + Words.amount(valued.equity());
    }

    private static String level(Valued valued) {
        String level = valued.levelPercent().map(Words::amount).orElse("?");
        return String.format(
                Locale.ROOT,
                "equity %s ÷ margin %s = %s %%, rounded down",
                Words.amount(valued.equity()),
                Words.amount(valued.margin()),
                level);
    }

    private void remark(String remark) {
        text.heading("Not known");
        text.paragraph(remark);
    }
}
