package io.tickfold.contract.input;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.value.ClientOrderId;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.RequestedText;
import java.util.Optional;

/// Open an order at the market price.
///
/// @param symbol what the client named, canonical if it is known
/// @param side what the client called the side
/// @param slippage absent if any price will do
public record OpenOrder(
        @JsonUnwrapped CommandHeader header,
        RequestedText symbol,
        RequestedText side,
        Quantity quantity,
        Leverage leverage,
        @JsonUnwrapped ProtectiveLevels levels,
        Optional<SlippageLimit> slippage,
        Optional<ClientOrderId> clientOrderId)
        implements Command {}
