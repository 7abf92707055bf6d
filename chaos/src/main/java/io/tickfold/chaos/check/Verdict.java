package io.tickfold.chaos.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.tickfold.chaos.check.LoggedEvents.Event;
import io.tickfold.chaos.load.Follower;
import io.tickfold.chaos.load.Journal;
import io.tickfold.chaos.load.Journal.Kind;
import io.tickfold.chaos.load.Journal.Told;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares what clients were told with the log.
public final class Verdict {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final LoggedEvents log;
    private final List<String> violations = new ArrayList<>();

    private Verdict(LoggedEvents log) {
        this.log = log;
    }

    /// What is wrong; empty if nothing is.
    public static List<String> of(String kafka, Journal journal, List<Follower> followers) {
        Verdict verdict =
                new Verdict(
                        LoggedEvents.read(
                                kafka, followers.stream().map(Follower::account).collect(toSet())));
        verdict.compareOrders(journal);
        followers.forEach(verdict::compareStream);
        followers.forEach(each -> verdict.addUp(each.account()));
        return verdict.violations;
    }

    private void compareOrders(Journal journal) {
        for (Kind kind : Kind.values()) {
            Map<String, Told> told =
                    journal.told().stream()
                            .filter(each -> each.kind() == kind)
                            .collect(toMap(Told::order, each -> each, this::doubled));
            Map<String, List<Event>> logged =
                    log.events().stream()
                            .filter(each -> each.is(event(kind)))
                            .collect(groupingBy(Event::order));
            told.forEach((order, answer) -> compare(answer, logged.get(order)));
            logged.keySet().stream()
                    .filter(order -> !told.containsKey(order))
                    .forEach(order ->
                            violations.add(
                                    String.format(
                                            Locale.ROOT,
                                            "%s of %s was never acknowledged",
                                            kind,
                                            order)));
        }
    }

    private Told doubled(Told first, Told second) {
        violations.add(first + " and " + second + " are one order");
        return first;
    }

    private static String event(Kind kind) {
        return switch (kind) {
            case OPEN -> "order-opened";
            case REDUCE -> "order-reduced";
            case CLOSE -> "order-closed";
        };
    }

    /// Nobody but the client reduces or closes its orders, each once.
    private void compare(Told told, @Nullable List<Event> logged) {
        if (logged == null) {
            violations.add(
                    String.format(
                            Locale.ROOT,
                            "%s of %s was acknowledged and is not in the log",
                            told.kind(),
                            told.order()));
        } else if (logged.size() > 1) {
            violations.add(
                    String.format(
                            Locale.ROOT,
                            "%s of %s is in the log %d times",
                            told.kind(),
                            told.order(),
                            logged.size()));
        } else if (!logged.getFirst().account().equals(told.account())) {
            violations.add(told + " is in the log of another account: " + logged.getFirst());
        } else if (told.kind() == Kind.OPEN) {
            compareTerms(told, logged.getFirst());
        } else {
            comparePrices(told, logged.getFirst());
        }
    }

    private void compareTerms(Told told, Event logged) {
        JsonNode request = JSON.readTree(told.request());
        BigDecimal asked = request.get("quantity").decimalValue();
        boolean isSame =
                asked.compareTo(money(logged, "quantity")) == 0
                        && request.get("symbol").equals(logged.body().get("symbol"));
        if (!isSame) {
            violations.add(told + " was opened as " + logged.body());
        }
    }

    private void comparePrices(Told told, Event logged) {
        JsonNode answer = JSON.readTree(told.answer()).get("order");
        for (String field : List.of("closePrice", "profit")) {
            BigDecimal shown = answer.get(field).decimalValue();
            BigDecimal booked = new BigDecimal(logged.body().get(field).asString());
            if (shown.compareTo(booked) != 0) {
                violations.add(
                        String.format(
                                Locale.ROOT,
                                "%s of %s was answered with %s %s, and the log has %s",
                                told.kind(),
                                told.order(),
                                field,
                                shown,
                                booked));
            }
        }
    }

    private void compareStream(Follower follower) {
        List<String> logged = log.of(follower.account()).stream().map(Event::type).toList();
        if (!follower.types().equals(logged)) {
            violations.add(
                    String.format(
                            Locale.ROOT,
                            "%s was streamed %d events, and the log has %d",
                            follower.account(),
                            follower.types().size(),
                            logged.size()));
        }
    }

    /// The balance is what was paid in and what orders took and gave back, to the cent.
    private void addUp(String account) {
        BigDecimal balance = BigDecimal.ZERO;
        Map<String, BigDecimal> margins = new HashMap<>();
        long sequence = 0;
        for (Event event : log.of(account)) {
            sequence++;
            if (event.sequence() != sequence) {
                violations.add(
                        String.format(
                                Locale.ROOT,
                                "%s has event %d after %d",
                                account,
                                event.sequence(),
                                sequence - 1));
                sequence = event.sequence();
            }
            balance = balance.add(change(event, margins));
            if (balance.compareTo(money(event, "balance")) != 0) {
                violations.add(
                        String.format(
                                Locale.ROOT,
                                "%s has %s at event %d, not %s",
                                account,
                                money(event, "balance"),
                                sequence,
                                balance));
                return;
            }
        }
    }

    private static BigDecimal change(Event event, Map<String, BigDecimal> margins) {
        if (event.is("account-opened")) {
            return money(event, "balance");
        }
        if (event.is("order-opened")) {
            margins.put(event.order(), money(event, "margin"));
            return money(event, "margin").negate();
        }
        if (event.is("order-reduced") || event.is("order-closed")) {
            BigDecimal left = event.is("order-closed") ? BigDecimal.ZERO : money(event, "margin");
            BigDecimal held = margins.getOrDefault(event.order(), BigDecimal.ZERO);
            margins.put(event.order(), left);
            return held.subtract(left).add(money(event, "profit"));
        }
        return BigDecimal.ZERO;
    }

    private static BigDecimal money(Event event, String field) {
        return new BigDecimal(event.body().get(field).asString());
    }
}
