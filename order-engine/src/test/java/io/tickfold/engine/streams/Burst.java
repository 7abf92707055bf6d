package io.tickfold.engine.streams;

import static io.tickfold.engine.domain.Inputs.BTC;
import static io.tickfold.engine.domain.Inputs.rules;

import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.FeedPosition;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.RequestedText;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/// Very many orders whose stop losses one tick reaches, and a bystander who has none.
final class Burst {

    static final Price STOPPED_AT = Price.of("41000.00");
    static final AccountId BYSTANDER = new AccountId("bystander");
    static final int BYSTANDERS_ORDERS = 40;

    private static final int ORDERS_OF_AN_ACCOUNT = 100;
    private static final long VALIDITY_SECONDS = 3_600;

    private final LogClient client;
    private long ticks;

    Burst(LogClient client) {
        this.client = client;
    }

    /// Opens the orders; they are open once as many events as are returned have come.
    int open(int orders) throws ExecutionException, InterruptedException {
        client.send(rules(), tick("42785.00"), account(BYSTANDER));
        int events = 1;
        for (int i = 0; i < BYSTANDERS_ORDERS; i++, events++) {
            client.send(order(BYSTANDER, i, Optional.empty()));
        }
        for (int i = 0; i < orders; i++, events++) {
            AccountId owner = owner(i);
            if (i % ORDERS_OF_AN_ACCOUNT == 0) {
                var _ = client.sendSoon(tick("42785.00"));
                var _ = client.sendSoon(account(owner));
                events++;
            }
            var _ = client.sendSoon(order(owner, i, Optional.of(Price.of("41900.00"))));
        }
        client.flush();
        return events;
    }

    private static AccountId owner(int order) {
        return new AccountId(
                String.format(Locale.ROOT, "account-%05d", order / ORDERS_OF_AN_ACCOUNT));
    }

    /// The tick that reaches them all.
    void fall() throws ExecutionException, InterruptedException {
        client.send(tick(STOPPED_AT.toString()));
    }

    /// The bystander closes one order, at the tick's price.
    void closeAsBystander(int order) throws ExecutionException, InterruptedException {
        OrderId id = OrderId.of(BYSTANDER, new CommandId("o" + order));
        client.send(new CloseOrder(header(BYSTANDER, "close" + order), id, Optional.empty()));
    }

    private TradeInput tick(String bid) {
        Quote quote = new Quote(Price.of(bid), Price.of("43215.00"));
        FeedPosition position = new FeedPosition(1, ++ticks);
        return new PriceTick(BTC, quote, Price.of(bid), position, Instant.now());
    }

    private static OpenAccount account(AccountId owner) {
        return new OpenAccount(header(owner, "account"), Money.of("10000.00"));
    }

    private static OpenOrder order(AccountId owner, int number, Optional<Price> stopLoss) {
        return new OpenOrder(
                header(owner, "o" + number),
                new RequestedText(BTC.value()),
                new RequestedText("buy"),
                Quantity.of("0.001"),
                new Leverage(100),
                new ProtectiveLevels(Optional.empty(), stopLoss),
                Optional.empty(),
                Optional.empty());
    }

    private static CommandHeader header(AccountId owner, String command) {
        return new CommandHeader(
                new CommandId(command),
                owner,
                Optional.empty(),
                Instant.now().plusSeconds(VALIDITY_SECONDS));
    }
}
