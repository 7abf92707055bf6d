package io.tickfold.gateway.trade;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Sha256;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/// Where a page of closed orders ends, in a form that fits its account alone.
///
/// @param sequence of the event that closed the page's last order
record HistoryCursor(long sequence) {

    /// Every closed order comes before this.
    static final HistoryCursor NEWEST = new HistoryCursor(Long.MAX_VALUE);

    private static final int MAX_LENGTH = 64;

    /// Reads a cursor; empty if it was not made for this account.
    static Optional<HistoryCursor> parse(String text, AccountId account) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return bytes.length == 2 * Long.BYTES
                    ? Optional.of(new HistoryCursor(ByteBuffer.wrap(bytes).getLong()))
                            .filter(cursor -> cursor.text(account).equals(text))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The sequence and a check of it and the account.
    String text(AccountId account) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
        bytes.putLong(sequence).put(check(account), 0, Long.BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private byte[] check(AccountId account) {
        return Sha256.of(account.value() + '\0' + sequence);
    }
}
