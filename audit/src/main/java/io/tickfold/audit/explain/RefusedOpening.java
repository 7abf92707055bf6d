package io.tickfold.audit.explain;

import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.input.CommandKind;
import io.tickfold.contract.value.OrderId;
import java.util.Set;

/// The ids that an order would have had that was refused.
final class RefusedOpening {

    private RefusedOpening() {}

    /// Both forms of the id: of a command without an idempotency key, and of one with a key; none
    /// if something else was refused.
    static Set<OrderId> ids(CommandRefused refused) {
        EventHeader header = refused.header();
        if (!refused.command().stream().allMatch(CommandKind.OPEN_ORDER::equals)) {
            return Set.of();
        }
        return header.cause()
                .commandId()
                .map(command ->
                        Set.of(
                                OrderId.of(header.accountId(), command),
                                OrderId.of(header.accountId(), command, header.sequence())))
                .orElse(Set.of());
    }
}
