package io.tickfold.contract.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Symbol;

/// The prices at which an order closes itself were changed.
///
/// @param levels that hold from here on
/// @param quote that they were tested against
public record OrderAmended(
        @JsonUnwrapped EventHeader header,
        OrderId orderId,
        Symbol symbol,
        @JsonUnwrapped ProtectiveLevels levels,
        PricedBy quote)
        implements OrderEvent {}
