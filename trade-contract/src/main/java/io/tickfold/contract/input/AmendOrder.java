package io.tickfold.contract.input;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.value.OrderId;
import java.util.Optional;

/// Change the prices at which an open order closes itself, both or neither; absent keeps.
public record AmendOrder(
        @JsonUnwrapped CommandHeader header,
        OrderId orderId,
        Optional<LevelChange> takeProfit,
        Optional<LevelChange> stopLoss)
        implements Command {}
