package io.tickfold.readmodel.projection;

import java.util.Iterator;
import java.util.LinkedHashMap;

/// Which accounts of a partition have records that a gateway knows of and the read model may lack.
final class SeenAccounts {

    /// How many are told apart; what the others have counts as everybody's.
    static final int MOST = 10_000;

    /// By the account's id, the position after its last record; the smallest first.
    private final LinkedHashMap<String, Long> last = new LinkedHashMap<>();

    private long everybodys;

    void seen(String account, long next) {
        last.putLast(account, next);
        if (last.size() > MOST) {
            seen(last.pollFirstEntry().getValue());
        }
    }

    /// A record that may be anybody's.
    void seen(long next) {
        everybodys = Math.max(everybodys, next);
    }

    /// Forgets what the read model has.
    void stored(long next) {
        Iterator<Long> positions = last.sequencedValues().iterator();
        while (positions.hasNext() && positions.next() <= next) {
            positions.remove();
        }
    }

    /// The position that the read model must reach to hold all that is known of the account.
    long wanted(String account) {
        return Math.max(everybodys, last.getOrDefault(account, 0L));
    }
}
