package io.tickfold.gateway.engine;

import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.value.Money;

/// Opens an account that does not exist yet, with a fixed balance, and then sends the command once
/// more.
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
    public AttemptResult carryOut(Command command, Deadline deadline) {
        AttemptResult first = engine.carryOut(command, deadline);
        return first instanceof AttemptResult.Replied reply
                        && reply.isRefused(RefusalReason.UNKNOWN_ACCOUNT)
                ? openAndRetry(command, deadline)
                : first;
    }

    /// The first attempt is refused for good: unless the account exists afterwards, the command was
    /// not executed.
    private AttemptResult openAndRetry(Command command, Deadline deadline) {
        OpenAccount opening =
                new OpenAccount(headers.next(command.header().accountId()), openingBalance);
        AttemptResult opened = engine.carryOut(opening, deadline);
        return switch (opened) {
            case AttemptResult.Replied reply when reply.hasOpened() ->
                    engine.carryOut(command, deadline);
            case AttemptResult.Replied _, AttemptResult.TurnedAway() -> opened;
            case AttemptResult.NotSent(), AttemptResult.Unknown(), AttemptResult.Unreadable() ->
                    new AttemptResult.NotSent();
        };
    }
}
