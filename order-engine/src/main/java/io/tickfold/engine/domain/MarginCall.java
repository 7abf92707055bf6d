package io.tickfold.engine.domain;

import io.tickfold.contract.event.MarginCallEnded;
import io.tickfold.contract.event.MarginCalled;
import io.tickfold.contract.event.MarginState;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Percent;
import java.math.BigDecimal;

/// The margin call: issued when an account's equity falls below the call level of its margin, ended
/// when it is at the end level again.
record MarginCall(Market market, Decision decision) {

    void issueIfDue() {
        Account account = decision.account();
        if (account.orders().isEmpty() || account.inMarginCall()) {
            return;
        }
        BigDecimal equity = Margin.equity(account, market);
        if (equity.compareTo(equityAt(market.limits().levels().call())) < 0) {
            decision.add(new MarginCalled(decision.header(), state(equity)));
        }
    }

    void endIfDue() {
        Account account = decision.account();
        if (!account.inMarginCall()) {
            return;
        }
        BigDecimal equity = Margin.equity(account, market);
        if (equity.compareTo(equityAt(market.limits().levels().callEnd())) >= 0) {
            decision.add(new MarginCallEnded(decision.header(), state(equity)));
        }
    }

    private BigDecimal equityAt(Percent level) {
        return Margin.equityAt(level, decision.account().orders().margin());
    }

    private MarginState state(BigDecimal equity) {
        return new MarginState(Money.rounded(equity), decision.account().orders().margin());
    }
}
