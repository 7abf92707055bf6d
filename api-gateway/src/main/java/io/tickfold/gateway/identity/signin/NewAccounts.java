package io.tickfold.gateway.identity.signin;

import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.gateway.GatewayProperties;
import io.tickfold.gateway.engine.AttemptResult;
import io.tickfold.gateway.engine.CommandHeaders;
import io.tickfold.gateway.engine.Deadline;
import io.tickfold.gateway.engine.Engine;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RefusedException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// Opens accounts at the engine, with nothing in them if no opening balance is set.
@Component
final class NewAccounts {

    private final Engine engine;
    private final CommandHeaders headers;
    private final Money balance;
    private final Duration patience;

    NewAccounts(
            @Qualifier("gatewayKafkaEngine") Engine engine,
            CommandHeaders headers,
            GatewayProperties properties) {
        this.engine = engine;
        this.headers = headers;
        this.balance = properties.balanceOfNewAccounts().orElse(Money.ZERO);
        this.patience = properties.deadlines().create();
    }

    /// Returns once the account exists, be it from an earlier attempt.
    ///
    /// @throws RefusedException if it could not be opened
    void open(AccountId account) {
        OpenAccount command = new OpenAccount(headers.next(account), balance);
        AttemptResult result = engine.carryOut(command, Deadline.in(patience));
        switch (result) {
            case AttemptResult.Replied reply when reply.hasOpened() -> {}
            case AttemptResult.Replied _, AttemptResult.NotSent(), AttemptResult.TurnedAway() ->
                    throw new RefusedException(SignIn.UNAVAILABLE);
            case AttemptResult.Unknown(), AttemptResult.Unreadable() ->
                    throw GatewayRefusal.SIGN_IN_UNDECIDED.exception();
        }
    }
}
