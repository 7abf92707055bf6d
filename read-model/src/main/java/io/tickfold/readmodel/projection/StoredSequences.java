package io.tickfold.readmodel.projection;

import io.tickfold.contract.value.AccountId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Looks up how many events the accounts have.
record StoredSequences(JdbcClient sql) {

    private static final int ACCOUNTS_AT_ONCE = 1_000;

    /// The last sequence of each of the accounts that there is.
    Map<AccountId, Long> find(Set<AccountId> accounts) {
        Map<AccountId, Long> found = new HashMap<>();
        List<String> ids = accounts.stream().map(AccountId::value).toList();
        for (int i = 0; i < ids.size(); i += ACCOUNTS_AT_ONCE) {
            addAll(ids.subList(i, Math.min(i + ACCOUNTS_AT_ONCE, ids.size())), found);
        }
        return found;
    }

    private void addAll(List<String> ids, Map<AccountId, Long> found) {
        sql.sql("SELECT account_id, sequence FROM account WHERE account_id IN (:accounts)")
                .param("accounts", ids)
                .query((row, _) ->
                        found.put(
                                new AccountId(row.getString("account_id")),
                                row.getLong("sequence")))
                .list();
    }
}
