package io.tickfold.gateway.identity.signin;

import java.net.URI;

/// Brings a link to a mailbox.
@FunctionalInterface
interface Delivery {

    /// @throws org.springframework.mail.MailException if it cannot be brought there
    void deliver(URI link, Mailbox mailbox);
}
