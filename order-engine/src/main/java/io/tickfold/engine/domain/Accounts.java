package io.tickfold.engine.domain;

import io.tickfold.contract.value.AccountId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A partition's accounts, and the triggers set by their orders and margins.
final class Accounts {

    private final Map<AccountId, Account> byId = new HashMap<>();
    private final MarketWatch watch = new MarketWatch();
    private final AccountTree tree = new AccountTree();

    Optional<Account> find(AccountId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The account, unopened if nothing has happened to it.
    Account of(AccountId id) {
        Account account = byId.get(id);
        return account == null ? Account.unopened(id) : account;
    }

    Collection<Account> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    MarketWatch watch() {
        return watch;
    }

    /// The hash of all accounts.
    AccountTree tree() {
        return tree;
    }

    /// Restores an account from storage.
    void restore(Account account) {
        byId.put(account.id(), account);
        tree.note(account);
    }

    /// Keeps the account as a decision leaves it; a refusal does not create one, and most looks at
    /// an account change nothing.
    void accept(Decision decision) {
        Account after = decision.account();
        if (!after.isOpen() || decision.events().isEmpty()) {
            return;
        }
        byId.put(after.id(), after);
        tree.note(after);
        tree.catchUp();
    }

    /// Replaces the bounds of an account by those that follow from a market's newest quotes.
    void updateBounds(AccountId id, Market market) {
        find(id).ifPresent(account -> watch.update(account, market));
    }
}
