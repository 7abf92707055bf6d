package io.tickfold.engine.domain;

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

/// Decides one command: refuses it by the first check that fails, or adds the events that it leads
/// to; changes nothing.
///
/// Every kind of command has its decider: a record of the market and the decision, with a method
/// that adds to the decision or throws [Refused].
///
/// @param key what is known of the command's idempotency key
record CommandDecider(Market market, Account account, KnownKey key, DecisionContext context) {

    /// What the command leads to; the last event is its final one, refusals included.
    Decision decide(Command command) {
        Decision decision = new Decision(context, account);
        try {
            requireAccount(command);
            if (!key.answerAgain(command, decision)) {
                key.requireRoomFor(command);
                decide(command, decision);
                key.requireRoomFor(decision);
            }
            return decision;
        } catch (Refused refused) {
            return Decision.refusal(context, account, refused.refusal(), Optional.of(command));
        }
    }

    private void requireAccount(Command command) {
        if (!account.isOpen() && !(command instanceof OpenAccount)) {
            throw Refused.because(UNKNOWN_ACCOUNT);
        }
    }

    private void decide(Command command, Decision decision) {
        switch (command) {
            case OpenAccount open -> new Funds(market, decision).openAccount(open);
            case Deposit deposit -> new Funds(market, decision).deposit(deposit);
            case Withdraw withdraw -> new Funds(market, decision).withdraw(withdraw);
            case AdjustBalance adjustment -> new Funds(market, decision).adjust(adjustment);
            case OpenOrder open -> new OrderOpening(market, decision).open(open);
            case AmendOrder amend -> new OrderAmendment(market, decision).amend(amend);
            case CloseOrder close -> new OrderClosing(market, decision).close(close);
            case CloseAllOrders all -> new OrderClosing(market, decision).closeAll(all);
        }
    }
}
