package io.tickfold.gateway.account;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.gateway.readmodel.Rows;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds what is in an account.
final class Balances {

    private Balances() {}

    /// Empty if there is no such account.
    static Optional<Money> find(JdbcClient sql, AccountId account) {
        return sql.sql("SELECT balance FROM account WHERE account_id = ?")
                .param(account.value())
                .query((row, _) -> Rows.money(row, "balance"))
                .optional();
    }
}
