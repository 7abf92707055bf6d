package io.tickfold.gateway.signin;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.gateway.engine.AttemptResult;
import io.tickfold.gateway.engine.CommandHeaders;
import io.tickfold.gateway.engine.Deadline;
import io.tickfold.gateway.engine.Engine;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RefusedException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/// Exchanges a link for the account of its mailbox.
final class SignIn {

    /// The answer while links can neither be sent nor used.
    static final Answer UNAVAILABLE =
            GatewayRefusal.SIGN_IN_UNAVAILABLE.answer().with(HttpHeaders.RETRY_AFTER, "5");

    private final Links links;
    private final Mailboxes mailboxes;
    private final Engine engine;
    private final CommandHeaders headers;
    private final Opening opening;

    SignIn(
            Links links,
            Mailboxes mailboxes,
            Engine engine,
            CommandHeaders headers,
            Opening opening) {
        this.links = links;
        this.mailboxes = mailboxes;
        this.engine = engine;
        this.headers = headers;
        this.opening = opening;
    }

    /// How accounts are opened.
    ///
    /// @param patience how long the engine may take
    record Opening(Money balance, Duration patience) {}

    /// The account, which exists from now on; empty if the link does not hold, or not any more.
    ///
    /// The link is used up last, so that one that could not be honoured can be tried again. Of
    /// several attempts at a time, only one gets the account.
    ///
    /// @throws RefusedException if the account could not be opened
    Optional<AccountId> accountFor(LinkSecret secret) {
        return links.mailboxOf(secret).map(this::openAccountOf).filter(_ -> links.useUp(secret));
    }

    private AccountId openAccountOf(Mailbox mailbox) {
        Mailboxes.Owned owned = mailboxes.accountOf(mailbox);
        if (!owned.opened()) {
            open(owned.account());
            mailboxes.opened(mailbox);
        }
        return owned.account();
    }

    private void open(AccountId account) {
        OpenAccount command = new OpenAccount(headers.next(account), opening.balance());
        AttemptResult outcome = engine.carryOut(command, Deadline.in(opening.patience()));
        switch (outcome) {
            case AttemptResult.Replied reply -> requireOpen(reply.last());
            case AttemptResult.NotSent() -> throw new RefusedException(UNAVAILABLE);
            case AttemptResult.Unknown() -> throw GatewayRefusal.SIGN_IN_UNDECIDED.exception();
            case AttemptResult.Unreadable() -> throw GatewayRefusal.INTERNAL_ERROR.exception();
        }
    }

    private static void requireOpen(TradeEvent last) {
        boolean exists =
                last instanceof CommandRefused(_, var refusal, _)
                        && refusal.reason() == RefusalReason.ACCOUNT_EXISTS;
        if (!exists && !(last instanceof AccountOpened)) {
            throw new RefusedException(UNAVAILABLE);
        }
    }
}
