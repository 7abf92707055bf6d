package io.tickfold.gateway.identity.signin;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RefusedException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Exchanges a link for the account of its mailbox.
@Component
final class SignIn {

    /// The answer while links can neither be sent nor used.
    static final Answer UNAVAILABLE = GatewayRefusal.SIGN_IN_UNAVAILABLE.answer().retryAfter(5);

    private final Links links;
    private final Mailboxes mailboxes;
    private final NewAccounts accounts;

    SignIn(Links links, Mailboxes mailboxes, NewAccounts accounts) {
        this.links = links;
        this.mailboxes = mailboxes;
        this.accounts = accounts;
    }

    /// The account, which exists from now on; empty if the link is not valid, or not any more.
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
            accounts.open(owned.account());
            mailboxes.opened(mailbox);
        }
        return owned.account();
    }
}
