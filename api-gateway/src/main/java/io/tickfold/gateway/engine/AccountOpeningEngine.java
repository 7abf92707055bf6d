package io.tickfold.gateway.engine;

import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.value.Money;

/// Opens an account that does not exist yet, with a fixed balance, and then tries again once.
final class AccountOpeningEngine implements Engine {

    private final Engine engine;
    private final CommandHeaders headers;
    private final Money openingBalance;

    AccountOpeningEngine(Engine engine, CommandHeaders headers, Money openingBalance) {
        this.engine = engine;
        this.headers = headers;
        this.openingBalance = openingBalance;
    }

    @Override
    public Outcome carryOut(Command command, Deadline deadline) {
        Outcome first = engine.carryOut(command, deadline);
        return isRefused(first, RefusalReason.UNKNOWN_ACCOUNT)
                ? openAndRetry(command, deadline)
                : first;
    }

    /// The command itself is refused for good, so whatever becomes of the opening, unless the
    /// account then exists, the command was not carried out.
    private Outcome openAndRetry(Command command, Deadline deadline) {
        OpenAccount opening =
                new OpenAccount(headers.next(command.header().accountId()), openingBalance);
        Outcome opened = engine.carryOut(opening, deadline);
        return switch (opened) {
            case Outcome.Replied(_) when isOpen(opened) -> engine.carryOut(command, deadline);
            case Outcome.Replied(_), Outcome.Unreadable() -> opened;
            case Outcome.NotSent(), Outcome.Unknown() -> new Outcome.NotSent();
        };
    }

    private static boolean isOpen(Outcome outcome) {
        return isRefused(outcome, RefusalReason.ACCOUNT_EXISTS) || !isRefusal(outcome);
    }

    private static boolean isRefusal(Outcome outcome) {
        return outcome instanceof Outcome.Replied(Reply reply)
                && reply.last() instanceof CommandRefused;
    }

    private static boolean isRefused(Outcome outcome, RefusalReason reason) {
        return outcome instanceof Outcome.Replied(Reply reply) && isFor(reply.last(), reason);
    }

    private static boolean isFor(TradeEvent event, RefusalReason reason) {
        return event instanceof CommandRefused(_, var refusal, _) && refusal.reason() == reason;
    }
}
