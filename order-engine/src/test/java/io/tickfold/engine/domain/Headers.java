package io.tickfold.engine.domain;

import io.tickfold.contract.input.AdjustBalance;
import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.Withdraw;

/// Gives a command another header.
final class Headers {

    private Headers() {}

    static Command replace(Command command, CommandHeader header) {
        return switch (command) {
            case OpenAccount c -> new OpenAccount(header, c.openingBalance());
            case Deposit c -> new Deposit(header, c.amount());
            case Withdraw c -> new Withdraw(header, c.amount());
            case AdjustBalance c -> new AdjustBalance(header, c.amount(), c.reason());
            case OpenOrder c ->
                    new OpenOrder(
                            header,
                            c.symbol(),
                            c.side(),
                            c.quantity(),
                            c.leverage(),
                            c.levels(),
                            c.slippage(),
                            c.clientOrderId());
            case AmendOrder c -> new AmendOrder(header, c.orderId(), c.takeProfit(), c.stopLoss());
            case CloseOrder c -> new CloseOrder(header, c.orderId(), c.quantity());
            case CloseAllOrders c -> new CloseAllOrders(header, c.symbol());
        };
    }
}
