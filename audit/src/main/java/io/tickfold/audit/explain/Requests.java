package io.tickfold.audit.explain;

import io.tickfold.contract.explain.Words;
import io.tickfold.contract.input.AdjustBalance;
import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.LevelChange;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.SlippageLimit;
import io.tickfold.contract.input.Withdraw;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a client asked for, in words.
final class Requests {

    private Requests() {}

    static Fact.Asked asked(Scene scene) {
        String words =
                scene.command()
                        .map(Requests::words)
                        .orElse("the command itself is not kept in trade-input any more");
        return new Fact.Asked(
                words, scene.causeInput(), scene.cause().commandId(), scene.command());
    }

    static String words(Command command) {
        return switch (command) {
            case OpenAccount open -> "open an account with " + Words.amount(open.openingBalance());
            case Deposit deposit -> "deposit " + Words.amount(deposit.amount());
            case Withdraw withdraw -> "withdraw " + Words.amount(withdraw.amount());
            case AdjustBalance adjust -> "adjust the balance by " + Words.amount(adjust.amount());
            case OpenOrder open -> open(open);
            case AmendOrder amend -> amend(amend);
            case CloseOrder close ->
                    close.quantity()
                            .map(part -> "close " + Words.number(part) + " of this order")
                            .orElse("close this order");
            case CloseAllOrders all ->
                    all.symbol()
                            .map(symbol -> "close all open orders in " + symbol)
                            .orElse("close all open orders of the account");
        };
    }

    private static String open(OpenOrder open) {
        List<String> parts = new ArrayList<>();
        parts.add(open.side() + " " + Words.number(open.quantity()) + " " + open.symbol());
        parts.add("leverage " + open.leverage());
        parts.addAll(levels(open.levels()));
        open.slippage().ifPresent(limit -> parts.add(slippage(limit)));
        open.clientOrderId().ifPresent(id -> parts.add("which the client calls " + id));
        return String.join(", ", parts);
    }

    private static String slippage(SlippageLimit limit) {
        String seen =
                limit.expectedPrice()
                        .map(price -> " the price seen, " + Words.amount(price))
                        .orElse(" a price that was not known");
        return "at most " + limit.tolerance() + " % worse than" + seen;
    }

    /// The levels that are set, each in words.
    static List<String> levels(ProtectiveLevels levels) {
        List<String> words = new ArrayList<>();
        levels.takeProfit().ifPresent(price -> words.add("take profit " + Words.amount(price)));
        levels.stopLoss().ifPresent(price -> words.add("stop loss " + Words.amount(price)));
        return words;
    }

    private static String amend(AmendOrder amend) {
        List<String> changes = new ArrayList<>();
        amend.takeProfit().ifPresent(change -> changes.add(change("take profit", change)));
        amend.stopLoss().ifPresent(change -> changes.add(change("stop loss", change)));
        return changes.isEmpty() ? "change nothing" : String.join(", ", changes);
    }

    private static String change(String level, LevelChange change) {
        Optional<Price> price = change.price();
        return price.map(to -> "set the " + level + " to " + Words.amount(to))
                .orElse("remove the " + level);
    }
}
