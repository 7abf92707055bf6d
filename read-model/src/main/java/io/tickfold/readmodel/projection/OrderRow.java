package io.tickfold.readmodel.projection;

import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ClientOrderId;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.readmodel.log.LoggedEvent;
import java.time.Instant;
import java.util.Optional;

/// An open order as the projection stores it.
///
/// @param sequence of the event that opened it
/// @param terms what is left of it
/// @param opened the quantity that was opened
/// @param booked the profit of its parts that were closed
record OrderRow(
        Key key,
        long sequence,
        OrderTerms terms,
        Quantity opened,
        Money booked,
        ProtectiveLevels levels,
        Optional<ClientOrderId> clientOrderId,
        Instant openedAt) {

    /// Whose order, and which.
    record Key(AccountId account, OrderId order) {

        /// The order that an event is about, if it is about one.
        static Optional<Key> of(LoggedEvent logged) {
            return logged.order().map(order -> new Key(logged.account(), order));
        }
    }

    static OrderRow of(OrderOpened event) {
        return new OrderRow(
                new Key(event.header().accountId(), event.order().orderId()),
                event.header().sequence(),
                event.order(),
                event.order().quantity(),
                Money.ZERO,
                event.levels(),
                event.clientOrderId(),
                event.header().at());
    }

    OrderRow after(OrderReduced event) {
        return with(event.order(), booked(event.profit()), levels);
    }

    OrderRow after(OrderAmended event) {
        return with(terms, booked, event.levels());
    }

    private OrderRow with(OrderTerms left, Money profit, ProtectiveLevels changed) {
        return new OrderRow(key, sequence, left, opened, profit, changed, clientOrderId, openedAt);
    }

    /// The profit of all parts, with that of one more. No engine leads to a sum that money cannot
    /// say; it stays as it was.
    Money booked(Money more) {
        try {
            return booked.plus(more);
        } catch (IllegalArgumentException _) {
            return booked;
        }
    }
}
