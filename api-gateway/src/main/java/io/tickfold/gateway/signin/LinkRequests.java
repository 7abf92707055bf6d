package io.tickfold.gateway.signin;

import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RefusedException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/// Takes requests for links in, as far as there is room for them.
final class LinkRequests {

    private final Optional<LinkSender> sender;
    private final ClientLimits limits;

    /// @param sender if there is any way to send links
    LinkRequests(Optional<LinkSender> sender, ClientLimits limits) {
        this.sender = sender;
        this.limits = limits;
    }

    /// Has a link sent to the mailbox, later.
    ///
    /// @throws RefusedException if that is no mailbox, or nothing will be sent
    void accept(String email, String client) {
        Mailbox mailbox = Mailbox.of(email).orElseThrow(GatewayRefusal.EMAIL_REQUIRED::exception);
        long wait = limits.secondsToWait(client);
        if (wait > 0) {
            throw new RefusedException(tooMany(wait));
        }
        if (sender.filter(s -> s.send(mailbox)).isEmpty()) {
            throw new RefusedException(SignIn.UNAVAILABLE);
        }
    }

    private static Answer tooMany(long wait) {
        return GatewayRefusal.TOO_MANY_REQUESTS
                .answer()
                .with(HttpHeaders.RETRY_AFTER, Long.toString(wait));
    }
}
