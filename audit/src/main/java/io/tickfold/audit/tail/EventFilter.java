package io.tickfold.audit.tail;

import io.tickfold.audit.cli.EventName;
import io.tickfold.contract.event.AccountEvent;
import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.OrderEvent;
import io.tickfold.contract.event.OrderLeftOpen;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.OrderId;
import java.util.Optional;
import java.util.Set;

/// Which events are wanted.
///
/// @param types their names; empty for all
record EventFilter(Optional<AccountId> account, Set<String> types, Optional<OrderId> order) {

    boolean isWanted(EngineEvent event) {
        return (account.isEmpty() || account.equals(accountOf(event)))
                && (types.isEmpty() || types.contains(EventName.of(event)))
                && (order.isEmpty() || isAbout(order.get(), event));
    }

    private static Optional<AccountId> accountOf(EngineEvent event) {
        return switch (event) {
            case TradeEvent ofAccount -> Optional.of(ofAccount.header().accountId());
            case Checkpoint _ -> Optional.empty();
        };
    }

    private static boolean isAbout(OrderId id, EngineEvent event) {
        return switch (event) {
            case OrderEvent ofOrder -> ofOrder.orderId().equals(id);
            case CloseAllCompleted completed ->
                    completed.left().stream().map(OrderLeftOpen::orderId).anyMatch(id::equals);
            case AccountEvent _, Checkpoint _ -> false;
        };
    }
}
