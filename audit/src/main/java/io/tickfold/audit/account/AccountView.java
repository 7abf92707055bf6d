package io.tickfold.audit.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.audit.cli.EventName;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.engine.domain.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What there is to say about an account at some time.
///
/// @param balance without the margin of open orders
/// @param sequence of its last event
/// @param openOrders oldest first
record AccountView(
        AccountId accountId,
        Money balance,
        Money marginUsed,
        boolean marginCalled,
        long sequence,
        LastEvent lastEvent,
        List<OpenOrder> openOrders) {

    /// The last event that counts.
    ///
    /// @param chainHash hash of it and all of the account's events before it
    record LastEvent(
            String type, Instant at, int partition, long offset, Optional<ChainHash> chainHash) {}

    /// An order that was open.
    record OpenOrder(@JsonUnwrapped OrderTerms order, @JsonUnwrapped ProtectiveLevels levels) {}

    static AccountView of(AccountHistory.State state) {
        Account account = state.account();
        return new AccountView(
                account.id(),
                account.balance(),
                account.orders().margin(),
                account.inMarginCall(),
                account.sequence(),
                last(state),
                orders(account));
    }

    private static LastEvent last(AccountHistory.State state) {
        return new LastEvent(
                EventName.of(state.last()),
                state.last().header().at(),
                state.record().partition(),
                state.record().offset(),
                MessageHeaders.chainHash(state.record().headers()));
    }

    private static List<OpenOrder> orders(Account account) {
        List<OpenOrder> orders = new ArrayList<>();
        account.orders().forEach(p -> orders.add(new OpenOrder(p.terms(), p.levels())));
        return orders;
    }
}
