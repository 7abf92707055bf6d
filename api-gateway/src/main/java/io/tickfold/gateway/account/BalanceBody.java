package io.tickfold.gateway.account;

import io.tickfold.contract.value.Money;
import io.tickfold.gateway.web.GatewayRefusal;

/// The body of the answer to a question for the balance: the amount, or what is wrong.
record BalanceBody(String status, Object message) {

    static BalanceBody of(Money balance) {
        return new BalanceBody("success", balance.value());
    }

    static BalanceBody of(GatewayRefusal refusal) {
        return new BalanceBody("error", refusal.error());
    }
}
