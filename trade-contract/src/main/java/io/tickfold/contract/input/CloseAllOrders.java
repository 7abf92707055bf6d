package io.tickfold.contract.input;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tickfold.contract.value.RequestedText;
import java.util.Optional;

/// Close every open order of the account at the market price.
///
/// @param symbol only orders in what the client named; absent for all
public record CloseAllOrders(@JsonUnwrapped CommandHeader header, Optional<RequestedText> symbol)
        implements Command {}
