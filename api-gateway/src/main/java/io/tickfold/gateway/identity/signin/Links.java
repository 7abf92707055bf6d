package io.tickfold.gateway.identity.signin;

import io.tickfold.readmodel.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/// Links that were sent to mailboxes and can each be used once.
@Component
final class Links {

    /// In which the links of a mailbox are counted, and after which they are forgotten.
    static final Duration WINDOW = Duration.ofHours(1);

    private final Database identity;
    private final InstantSource time;
    private final Duration lifetime;
    private final int perMailbox;
    private final ReentrantLock issuing = new ReentrantLock();

    Links(
            @Qualifier("gatewayIdentityDatabase") Database identity,
            InstantSource time,
            SignInSettings settings) {
        this.identity = identity;
        this.time = time;
        this.lifetime = settings.linkLifetime();
        this.perMailbox = settings.limits().perMailbox();
    }

    /// A new link's secret; empty if the mailbox has as many as it may.
    ///
    /// Gateways that share their database can together exceed that number by one each.
    Optional<LinkSecret> issue(Mailbox mailbox) {
        Instant now = time.instant();
        issuing.lock();
        try {
            forgetBefore(now.minus(WINDOW));
            return count(mailbox) < perMailbox
                    ? Optional.of(store(mailbox, now))
                    : Optional.empty();
        } finally {
            issuing.unlock();
        }
    }

    private void forgetBefore(Instant end) {
        identity.sql()
                .sql("DELETE FROM sign_in_link WHERE created_at < ?")
                .param(Database.timestamp(end))
                .update();
    }

    private int count(Mailbox mailbox) {
        return identity.sql()
                .sql("SELECT COUNT(*) FROM sign_in_link WHERE address = ?")
                .param(mailbox.address())
                .query(Integer.class)
                .single();
    }

    private LinkSecret store(Mailbox mailbox, Instant now) {
        LinkSecret secret = LinkSecret.random();
        identity.sql()
                .sql(
                        """
                        INSERT INTO sign_in_link (secret_hash, address, created_at, expires_at)
                        VALUES (?, ?, ?, ?)\
                        """)
                .params(
                        secret.hash(),
                        mailbox.address(),
                        Database.timestamp(now),
                        Database.timestamp(now.plus(lifetime)))
                .update();
        return secret;
    }

    /// To whom the link was sent; empty if it is not valid.
    Optional<Mailbox> mailboxOf(LinkSecret secret) {
        return identity.sql()
                .sql(
                        """
                        SELECT address FROM sign_in_link
                        WHERE secret_hash = ? AND used_at IS NULL AND expires_at > ?\
                        """)
                .params(secret.hash(), Database.timestamp(time.instant()))
                .query(String.class)
                .optional()
                .map(Mailbox::new);
    }

    /// Whether the link was valid until now; from now on it is not.
    boolean useUp(LinkSecret secret) {
        OffsetDateTime now = Database.timestamp(time.instant());
        return identity.sql()
                        .sql(
                                """
                                UPDATE sign_in_link SET used_at = ?
                                WHERE secret_hash = ? AND used_at IS NULL AND expires_at > ?\
                                """)
                        .params(now, secret.hash(), now)
                        .update()
                == 1;
    }
}
