package io.tickfold.engine.domain;

import io.tickfold.contract.input.TradeInput;
import java.util.Optional;

/// A record of the log.
///
/// @param input absent if it cannot be read
public record Entry(Optional<TradeInput> input, LogPosition position) {}
