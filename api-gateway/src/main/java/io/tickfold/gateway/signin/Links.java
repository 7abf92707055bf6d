package io.tickfold.gateway.signin;

import io.tickfold.readmodel.database.Database;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Links that were sent to mailboxes and can each be used once.
final class Links {

    /// In which the links of a mailbox are counted, and after which they are forgotten.
    static final Duration WINDOW = Duration.ofHours(1);

    private final Database identity;
    private final InstantSource time;
    private final Duration lifetime;
    private final int perMailbox;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock issuing = new ReentrantLock();

    /// @param perMailbox the most that a mailbox gets within the window
    Links(Database identity, InstantSource time, Duration lifetime, int perMailbox) {
        this.identity = identity;
        this.time = time;
        this.lifetime = lifetime;
        this.perMailbox = perMailbox;
    }

    /// A new link's secret; empty if the mailbox got as many as it may already.
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
                .param(timestamp(end))
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
        LinkSecret secret = LinkSecret.random(random);
        identity.sql()
                .sql(
                        """
                        INSERT INTO sign_in_link (secret_hash, address, created_at, expires_at)
                        VALUES (?, ?, ?, ?)\
                        """)
                .params(
                        secret.hash(),
                        mailbox.address(),
                        timestamp(now),
                        timestamp(now.plus(lifetime)))
                .update();
        return secret;
    }

    /// To whom the link was sent; empty if it does not hold.
    Optional<Mailbox> mailboxOf(LinkSecret secret) {
        return identity.sql()
                .sql(
                        """
                        SELECT address FROM sign_in_link
                        WHERE secret_hash = ? AND used_at IS NULL AND expires_at > ?\
                        """)
                .params(secret.hash(), timestamp(time.instant()))
                .query(String.class)
                .optional()
                .map(Mailbox::new);
    }

    /// Whether the link held until now; from now on it does not.
    boolean useUp(LinkSecret secret) {
        OffsetDateTime now = timestamp(time.instant());
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

    static OffsetDateTime timestamp(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
