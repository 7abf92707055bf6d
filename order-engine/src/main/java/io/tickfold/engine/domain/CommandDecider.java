package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.ACCOUNT_EXISTS;
import static io.tickfold.contract.event.RefusalReason.UNKNOWN_ACCOUNT;

import io.tickfold.contract.input.AdjustBalance;
import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.Withdraw;
import java.util.Optional;

/// Turns one command into what it leads to; changes nothing.
///
/// @param keys what the account's idempotency keys were used for
/// @param context when and why this is decided
record CommandDecider(Market market, Account account, KeyMemory keys, DecisionContext context) {

    /// What the command leads to; the last event is its final one, refusals included.
    Decision decide(Command command) {
        Decision decision = new Decision(context, account);
        try {
            requireAccount(command);
            if (!keys.answerAgain(command.header(), decision)) {
                carryOut(command, decision);
            }
            return decision;
        } catch (Refused refused) {
            return Decision.refused(context, account, refused.refusal(), Optional.of(command));
        }
    }

    private void requireAccount(Command command) {
        if (!account.isOpen() && !(command instanceof OpenAccount)) {
            throw Refused.because(UNKNOWN_ACCOUNT);
        }
    }

    private void carryOut(Command command, Decision decision) {
        Funds funds = new Funds(market, decision);
        OrderClosing closing = new OrderClosing(market, decision);
        switch (command) {
            case OpenAccount open -> openAccount(open, funds);
            case Deposit deposit -> funds.deposit(deposit);
            case Withdraw withdraw -> funds.withdraw(withdraw);
            case AdjustBalance adjustment -> funds.adjust(adjustment);
            case OpenOrder open -> OrderOpening.decide(market, open, decision);
            case AmendOrder amend -> OrderAmendment.decide(market, amend, decision);
            case CloseOrder close -> closing.close(close);
            case CloseAllOrders closeAll -> closing.closeAll(closeAll);
        }
    }

    private void openAccount(OpenAccount command, Funds funds) {
        if (account.isOpen()) {
            throw Refused.because(ACCOUNT_EXISTS);
        }
        funds.open(command);
    }
}
