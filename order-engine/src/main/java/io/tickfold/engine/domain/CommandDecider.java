package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.ACCOUNT_EXISTS;
import static io.tickfold.contract.event.RefusalReason.ORDER_NOT_FOUND;
import static io.tickfold.contract.event.RefusalReason.UNKNOWN_ACCOUNT;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Price;
import io.tickfold.engine.domain.Market.LastQuote;
import java.util.List;

/// Turns one command into what it leads to; changes nothing.
///
/// @param occasion when and why this is decided
record CommandDecider(Market market, Account account, Occasion occasion) {

    /// What the command leads to; the last event is its final one, refusals included.
    List<TradeEvent> decide(Command command) {
        try {
            return List.of(carryOut(command));
        } catch (Refused refused) {
            return List.of(new CommandRefused(occasion.refusal(account), refused.refusal()));
        }
    }

    private TradeEvent carryOut(Command command) {
        return switch (command) {
            case OpenAccount open -> openAccount(open);
            case OpenOrder open -> openOrder(open);
            case CloseOrder close -> closeOrder(close);
        };
    }

    private TradeEvent openAccount(OpenAccount command) {
        if (account.isOpen()) {
            throw Refused.because(ACCOUNT_EXISTS);
        }
        return new AccountOpened(occasion.next(account, command.openingBalance()));
    }

    private TradeEvent openOrder(OpenOrder command) {
        requireAccount();
        Dealing dealing = Dealing.of(market, command);
        OrderTerms terms = new OrderOpening(market, account, command, dealing).agree();
        return new OrderOpened(
                occasion.next(account, account.balance().minus(terms.margin())),
                terms,
                command.levels(),
                command.clientOrderId(),
                dealing.quote().asPrice());
    }

    private TradeEvent closeOrder(CloseOrder command) {
        requireAccount();
        Position position =
                account.order(command.orderId())
                        .orElseThrow(() -> Refused.because(ORDER_NOT_FOUND));
        LastQuote quote = Dealing.freshQuote(market, position.symbol());
        Price closePrice = quote.quote().closing(position.terms().side());
        return close(position, closePrice, quote);
    }

    private TradeEvent close(Position position, Price closePrice, LastQuote quote) {
        Money profit = Money.rounded(position.profitAt(closePrice));
        Money settled = account.balance().plus(position.terms().margin()).plus(profit);
        return new OrderClosed(
                occasion.next(account, settled),
                position.terms(),
                closePrice,
                profit,
                CloseReason.MANUAL,
                quote.asPrice());
    }

    private void requireAccount() {
        if (!account.isOpen()) {
            throw Refused.because(UNKNOWN_ACCOUNT);
        }
    }
}
