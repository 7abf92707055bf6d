package io.tickfold.audit.explain;

import io.tickfold.audit.explain.Fact.Valued;
import io.tickfold.audit.explain.Fact.Worth;
import java.util.List;

/// What the open orders of an account were worth, as lines.
record ValuedTable(Valued valued) {

    private static final int SHOWN = 10;

    void addTo(Paragraphs text) {
        List<Worth> orders = valued.orders();
        String label = orders.size() == 1 ? "Open order" : "Open orders";
        for (Worth order : orders.subList(0, Math.min(SHOWN, orders.size()))) {
            text.line(label, line(order));
            label = "";
        }
        if (orders.size() > SHOWN) {
            text.line("", "and %d more, all of them in --json".formatted(orders.size() - SHOWN));
        }
        text.line("Equity", equity());
        text.line("Level", level());
    }

    private static String line(Worth order) {
        return "%s %s %s %s: opened at %s, now %s, margin %s, profit %s%s"
                .formatted(
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

    private String equity() {
        return "balance "
                + Words.amount(valued.balance())
                + " + margin "
                + Words.amount(valued.margin())
                + Words.plus("unrealised ", valued.unrealised())
                + " = "
                + Words.amount(valued.equity());
    }

    private String level() {
        String level = valued.levelPercent().map(Words::amount).orElse("?");
        return "equity %s ÷ margin %s = %s %%, rounded down"
                .formatted(Words.amount(valued.equity()), Words.amount(valued.margin()), level);
    }
}
