package io.tickfold.gateway.identity.signin;

import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Accepts requests for links, as far as there is room for them.
@Component
final class LinkRequests {

    private static final Logger log = LoggerFactory.getLogger(LinkRequests.class);

    private final LinkSender sender;
    private final ClientLimits limits;
    private final boolean possible;

    LinkRequests(LinkSender sender, ClientLimits limits, SignInSettings settings) {
        this.sender = sender;
        this.limits = limits;
        this.possible = settings.smtp().isSet() || settings.logLinks();
        if (!possible) {
            log.warn("nobody can sign in by mail: tickfold.signin.smtp.host is not set");
        }
    }

    /// Has a link sent to the mailbox, later.
    ///
    /// @throws RefusedException if that is no mailbox, or nothing will be sent
    void accept(String email, String client) {
        Mailbox mailbox = Mailbox.of(email).orElseThrow(GatewayRefusal.EMAIL_REQUIRED::exception);
        long wait = limits.secondsToWait(client);
        if (wait > 0) {
            throw new RefusedException(GatewayRefusal.TOO_MANY_REQUESTS.answer().retryAfter(wait));
        }
        if (!possible || !sender.send(mailbox)) {
            throw new RefusedException(SignIn.UNAVAILABLE);
        }
    }
}
