package io.tickfold.engine.domain;

import static io.tickfold.engine.domain.Inputs.ALICE;

import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.AdjustBalance;
import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.LevelChange;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.input.Withdraw;
import io.tickfold.contract.value.AdjustmentReason;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Fingerprint;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.contract.value.Symbol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs the lines of an example against the engine's newest rules, for one account.
final class RuleScript {

    private final Scenario scenario =
            Scenario.given(Inputs.rules(Inputs.newestVersion(), Optional.empty()));
    private final List<OrderId> orders = new ArrayList<>();
    private int line;

    /// What a line leads to.
    List<TradeEvent> run(String text) {
        line++;
        List<String> words = List.of(text.split(" "));
        if (words.getFirst().equals("wait")) {
            scenario.after(Duration.parse("PT" + words.getLast()));
            return List.of();
        }
        scenario.when(input(words));
        List<TradeEvent> events = new ArrayList<>(scenario.triggered());
        events.addAll(scenario.answer());
        events.stream()
                .filter(OrderOpened.class::isInstance)
                .map(event -> ((OrderOpened) event).order().orderId())
                .forEach(orders::add);
        return events;
    }

    private TradeInput input(List<String> words) {
        Map<String, String> named = named(words);
        return switch (words.getFirst()) {
            case "account" -> Inputs.openAccount(ALICE, words.get(1));
            case "quote" ->
                    Inputs.tickAt(
                            scenario.now(),
                            new Symbol(words.get(1)),
                            words.get(2),
                            words.get(3),
                            line);
            case "halt" -> new SymbolHalt(new Symbol(words.get(1)), true, key(named));
            case "resume" -> new SymbolHalt(new Symbol(words.get(1)), false, key(named));
            case "buy", "sell" -> order(words, named);
            case "close" -> new CloseOrder(header(named), order(words.get(1)), part(named));
            case "close-all" -> new CloseAllOrders(header(named), symbol(named));
            case "amend" -> amend(words, named);
            case "deposit" -> new Deposit(header(named), Money.of(words.get(1)));
            case "withdraw" -> new Withdraw(header(named), Money.of(words.get(1)));
            case "adjust" ->
                    new AdjustBalance(
                            header(named),
                            Money.of(words.get(1)),
                            new AdjustmentReason("goodwill"));
            default -> throw new IllegalArgumentException("no such line: " + words);
        };
    }

    /// Every word, with the one after it.
    private static Map<String, String> named(List<String> words) {
        Map<String, String> named = new HashMap<>();
        for (int i = 1; i < words.size(); i++) {
            named.put(words.get(i - 1), words.get(i));
        }
        return named;
    }

    /// `key K` makes it a command with an idempotency key, for what the line says beside that.
    private CommandHeader header(Map<String, String> named) {
        String key = named.get("key");
        Map<String, String> asked = new HashMap<>(named);
        asked.remove("key");
        asked.values().remove("key");
        return new CommandHeader(
                new CommandId(key == null ? "line-" + line : key),
                ALICE,
                Optional.ofNullable(key).map(_ -> new Fingerprint("f" + asked.hashCode())),
                scenario.now().plusSeconds(30));
    }

    private static Optional<CommandId> key(Map<String, String> named) {
        return Optional.ofNullable(named.get("key")).map(CommandId::new);
    }

    private TradeInput order(List<String> words, Map<String, String> named) {
        Inputs.Order order =
                Inputs.order()
                        .side(words.getFirst())
                        .in(words.get(1))
                        .quantity(words.get(2))
                        .leverage(Integer.parseInt(named.get("leverage")));
        if (named.containsKey("takeProfit")) {
            order = order.takeProfit(named.get("takeProfit"));
        }
        if (named.containsKey("stopLoss")) {
            order = order.stopLoss(named.get("stopLoss"));
        }
        if (named.containsKey("slippage")) {
            order = order.slippage(named.get("slippage"), named.getOrDefault("from", ""));
        }
        return order.with(header(named));
    }

    /// `#2` is the second order that was opened.
    private OrderId order(String word) {
        return orders.get(Integer.parseInt(word.substring(1)) - 1);
    }

    private static Optional<Quantity> part(Map<String, String> named) {
        return Optional.ofNullable(named.get("part")).map(Quantity::of);
    }

    private static Optional<RequestedText> symbol(Map<String, String> named) {
        return Optional.ofNullable(named.get("close-all"))
                .filter(word -> !word.equals("key"))
                .map(RequestedText::new);
    }

    private AmendOrder amend(List<String> words, Map<String, String> named) {
        return new AmendOrder(
                header(named),
                order(words.get(1)),
                change(named, "takeProfit"),
                change(named, "stopLoss"));
    }

    private static Optional<LevelChange> change(Map<String, String> named, String level) {
        return Optional.ofNullable(named.get(level))
                .map(text ->
                        text.equals("none")
                                ? LevelChange.removal()
                                : LevelChange.to(Price.of(text)));
    }

    /// The text with `#2` for the id of the second order that was opened.
    String withNames(String text) {
        String named = text;
        for (int i = 0; i < orders.size(); i++) {
            named = named.replace(orders.get(i).value(), "#" + (i + 1));
        }
        return named;
    }
}
