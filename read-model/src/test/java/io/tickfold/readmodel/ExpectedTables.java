package io.tickfold.readmodel;

import static java.util.Comparator.comparingLong;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderEvent;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.Ascii;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.readmodel.database.Database;
import io.tickfold.readmodel.database.DatabaseSettings;
import io.tickfold.readmodel.database.Databases;
import io.tickfold.readmodel.log.LoggedEvent;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the tables say, and what they ought to say after a history, as sorted lines of text.
public final class ExpectedTables {

    private static final List<String> TABLES =
            List.of("event", "account", "open_order", "closed_order", "reduction");

    private ExpectedTables() {}

    public static List<String> stored(DatabaseSettings settings) {
        try (Database database = new Databases(settings).open("read_model")) {
            return stored(database.sql());
        }
    }

    public static List<String> stored(JdbcClient sql) {
        return TABLES.stream()
                .flatMap(table ->
                        sql.sql("SELECT * FROM " + table).query().listOfRows().stream()
                                .map(row -> line(table, row.values().toArray())))
                .sorted()
                .toList();
    }

    private static String line(String table, @org.jspecify.annotations.Nullable Object... cells) {
        List<String> texts = new ArrayList<>(List.of(table));
        for (Object cell : cells) {
            texts.add(
                    switch (cell) {
                        case null -> "-";
                        case OffsetDateTime time -> time.toInstant().toString();
                        case java.sql.Timestamp time -> time.toInstant().toString();
                        case java.math.BigDecimal number ->
                                number.signum() == 0
                                        ? "0"
                                        : number.stripTrailingZeros().toPlainString();
                        default -> cell.toString();
                    });
        }
        return String.join(" ", texts);
    }

    /// Looks through the whole history for each row.
    public static List<String> of(List<LoggedEvent> history) {
        return Stream.of(
                        history.stream().map(ExpectedTables::event),
                        history.stream()
                                .filter(e -> e.event() instanceof AccountOpened)
                                .map(e -> account(e, history)),
                        history.stream()
                                .filter(e -> e.event() instanceof OrderOpened)
                                .map(e -> order((OrderOpened) e.event(), history)),
                        history.stream()
                                .filter(e -> e.event() instanceof OrderReduced)
                                .map(e -> reduction(e, (OrderReduced) e.event())))
                .flatMap(rows -> rows)
                .sorted()
                .toList();
    }

    private static String event(LoggedEvent e) {
        return line(
                "event",
                position(e),
                e.account(),
                e.header().sequence(),
                e.type(),
                e.header().at().atOffset(ZoneOffset.UTC),
                e.header().cause().inputOffset(),
                e.header().cause().commandId().orElse(null),
                order(e.event()).orElse(null),
                e.data());
    }

    private static long position(LoggedEvent e) {
        return e.position().partition() * 281_474_976_710_656L + e.position().offset();
    }

    private static Optional<OrderId> order(TradeEvent event) {
        return event instanceof OrderEvent order ? Optional.of(order.orderId()) : Optional.empty();
    }

    private static String account(LoggedEvent opened, List<LoggedEvent> history) {
        LoggedEvent last =
                history.stream()
                        .filter(e -> e.account().equals(opened.account()))
                        .max(comparingLong(e -> e.header().sequence()))
                        .orElseThrow();
        return line(
                "account",
                opened.account(),
                opened.position().partition(),
                last.header().sequence(),
                last.header().balance().value(),
                opened.header().at().atOffset(ZoneOffset.UTC));
    }

    private static String order(OrderOpened opened, List<LoggedEvent> history) {
        List<LoggedEvent> life =
                history.stream()
                        .filter(e -> order(e.event()).equals(Optional.of(opened.order().orderId())))
                        .toList();
        List<OrderReduced> parts =
                life.stream()
                        .map(LoggedEvent::event)
                        .filter(OrderReduced.class::isInstance)
                        .map(OrderReduced.class::cast)
                        .toList();
        Money booked = parts.stream().map(OrderReduced::profit).reduce(Money.ZERO, Money::plus);
        return life.getLast().event() instanceof OrderClosed closed
                ? closed(position(life.getLast()), opened, closed, booked)
                : open(opened, life, parts, booked);
    }

    private static String closed(
            long position, OrderOpened opened, OrderClosed closed, Money booked) {
        return line(
                "closed_order",
                position,
                closed.header().accountId(),
                closed.header().sequence(),
                opened.order().orderId(),
                opened.header().sequence(),
                opened.order().symbol(),
                Ascii.lower(opened.order().side().name()),
                opened.order().quantity().value(),
                opened.order().leverage(),
                opened.order().openPrice().value(),
                closed.closePrice().value(),
                booked.plus(closed.profit()).value(),
                closed.reason(),
                opened.clientOrderId().map(Objects::toString).orElse(null),
                opened.header().at().atOffset(ZoneOffset.UTC),
                closed.header().at().atOffset(ZoneOffset.UTC));
    }

    private static String open(
            OrderOpened opened, List<LoggedEvent> life, List<OrderReduced> parts, Money booked) {
        var terms = parts.isEmpty() ? opened.order() : parts.getLast().order();
        var levels =
                life.stream()
                        .map(LoggedEvent::event)
                        .filter(OrderAmended.class::isInstance)
                        .map(e -> ((OrderAmended) e).levels())
                        .reduce((_, last) -> last)
                        .orElse(opened.levels());
        return line(
                "open_order",
                opened.header().accountId(),
                terms.orderId(),
                opened.header().sequence(),
                terms.symbol(),
                Ascii.lower(terms.side().name()),
                terms.quantity().value(),
                opened.order().quantity().value(),
                terms.leverage(),
                terms.openPrice().value(),
                terms.margin().value(),
                booked.value(),
                levels.takeProfit().map(Price::value).orElse(null),
                levels.stopLoss().map(Price::value).orElse(null),
                opened.clientOrderId().map(Objects::toString).orElse(null),
                opened.header().at().atOffset(ZoneOffset.UTC));
    }

    private static String reduction(LoggedEvent logged, OrderReduced e) {
        return line(
                "reduction",
                position(logged),
                e.header().accountId(),
                e.header().sequence(),
                e.order().orderId(),
                e.closedQuantity().value(),
                e.closePrice().value(),
                e.profit().value(),
                e.header().at().atOffset(ZoneOffset.UTC));
    }
}
