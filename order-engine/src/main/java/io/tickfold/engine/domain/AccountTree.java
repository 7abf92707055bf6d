package io.tickfold.engine.domain;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// The hash of all accounts, which costs as much as has changed: a Merkle tree.
///
/// Whatever leads to the same accounts leads to the same tree ([HashNode]). An account is hashed
/// some time after it has changed, so that one that changes often is hashed seldom, and few are
/// left to be hashed at a checkpoint.
final class AccountTree {

    /// Hashing so many takes some 10 ms.
    private static final int LEFT_AT_MOST = 2_500;

    private final HashNode root = new HashNode(0);
    private final Map<AccountId, Account> changed = new LinkedHashMap<>();

    /// Notes that an account has changed; hashes it later.
    void note(Account account) {
        changed.put(account.id(), account);
    }

    /// Hashes an account if too many are left, the one that was noted first.
    void catchUp() {
        if (changed.size() > LEFT_AT_MOST) {
            hashFirst();
        }
    }

    private void hashFirst() {
        Iterator<Account> first = changed.values().iterator();
        Account account = first.next();
        first.remove();
        root.put(account.id(), StateHash.of(account));
    }

    /// Hashes all accounts that are left.
    void hashAll() {
        while (!changed.isEmpty()) {
            hashFirst();
        }
    }

    /// How many accounts have changed and are not hashed.
    int left() {
        return changed.size();
    }

    /// The hash of all accounts.
    ChainHash hash() {
        hashAll();
        return root.hash();
    }

    /// The hash of an account.
    ///
    /// @throws java.util.NoSuchElementException if there is none
    ChainHash hash(AccountId account) {
        hashAll();
        return root.find(account);
    }
}
