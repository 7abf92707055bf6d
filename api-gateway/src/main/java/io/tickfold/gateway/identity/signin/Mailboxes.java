package io.tickfold.gateway.identity.signin;

import io.tickfold.contract.value.AccountId;
import io.tickfold.readmodel.database.Database;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.keygen.BytesKeyGenerator;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/// The account of each mailbox: random, and the same for ever.
@Component
final class Mailboxes {

    private static final String PREFIX = "usr_";

    private final Database identity;
    private final InstantSource time;
    private final BytesKeyGenerator random = KeyGenerators.secureRandom(16);

    Mailboxes(@Qualifier("gatewayIdentityDatabase") Database identity, InstantSource time) {
        this.identity = identity;
        this.time = time;
    }

    /// A mailbox's account.
    ///
    /// @param opened whether the engine is known to have it
    record Owned(AccountId account, boolean opened) {}

    /// The account of the mailbox: a new one if it has none.
    Owned accountOf(Mailbox mailbox) {
        return find(mailbox).orElseGet(() -> add(mailbox));
    }

    private Optional<Owned> find(Mailbox mailbox) {
        return identity.sql()
                .sql("SELECT account_id, opened FROM mailbox WHERE address = ?")
                .param(mailbox.address())
                .query((row, _) -> new Owned(new AccountId(row.getString(1)), row.getBoolean(2)))
                .optional();
    }

    /// If another gateway was faster, its account counts.
    private Owned add(Mailbox mailbox) {
        Owned made = new Owned(randomAccount(), false);
        try {
            identity.sql()
                    .sql(
                            """
                            INSERT INTO mailbox (address, account_id, opened, created_at)
                            VALUES (?, ?, FALSE, ?)\
                            """)
                    .params(
                            mailbox.address(),
                            made.account().value(),
                            Database.timestamp(time.instant()))
                    .update();
            return made;
        } catch (DuplicateKeyException e) {
            return find(mailbox).orElseThrow(() -> e);
        }
    }

    private AccountId randomAccount() {
        return new AccountId(PREFIX + HexFormat.of().formatHex(random.generateKey()));
    }

    void opened(Mailbox mailbox) {
        identity.sql()
                .sql("UPDATE mailbox SET opened = TRUE WHERE address = ?")
                .param(mailbox.address())
                .update();
    }
}
