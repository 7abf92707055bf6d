package io.tickfold.audit.account;

import io.tickfold.audit.account.AccountView.LastEvent;
import io.tickfold.audit.account.AccountView.OpenOrder;
import io.tickfold.audit.cli.Figures;
import io.tickfold.audit.cli.TextTable;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.Price;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An account as text.
final class AccountText {

    private AccountText() {}

    static String of(AccountView account) {
        LastEvent last = account.lastEvent();
        return String.format(
                Locale.ROOT,
                """
                Account %s after its event %d, %s at %s

                  Balance      %16s USD
                  Margin used  %16s USD
                  Margin call   %s
                  Last event    offset %d of partition %d
                  Chain hash    %s

                %s\
                """,
                account.accountId(),
                account.sequence(),
                last.type(),
                last.at(),
                Figures.money(account.balance()),
                Figures.money(account.marginUsed()),
                account.marginCalled() ? "stands" : "none",
                last.offset(),
                last.partition(),
                last.chainHash().map(ChainHash::toString).orElse("none"),
                orders(account.openOrders()));
    }

    private static String orders(List<OpenOrder> orders) {
        if (orders.isEmpty()) {
            return "No open orders\n";
        }
        TextTable table =
                new TextTable(
                        "Open order",
                        "Symbol",
                        "Side",
                        "Quantity",
                        "Open price",
                        "Leverage",
                        "Margin",
                        "Take profit",
                        "Stop loss");
        orders.forEach(order -> add(order, table));
        return table.toString();
    }

    private static void add(OpenOrder open, TextTable table) {
        OrderTerms order = open.order();
        table.add(
                order.orderId().value(),
                order.symbol().value(),
                order.side().name(),
                Figures.exact(order.quantity().value()),
                Figures.exact(order.openPrice().value()),
                order.leverage().toString(),
                Figures.money(order.margin()),
                price(open.levels().takeProfit()),
                price(open.levels().stopLoss()));
    }

    private static String price(Optional<Price> price) {
        return price.map(Price::value).map(Figures::exact).orElse("");
    }
}
