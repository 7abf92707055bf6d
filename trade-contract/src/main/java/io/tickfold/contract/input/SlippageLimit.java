package io.tickfold.contract.input;

import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import java.util.Optional;

/// How far the price may have moved against the client since it was seen.
///
/// @param expectedPrice the price that was seen; absent if there was none to be seen, so that the
///   order cannot be opened
public record SlippageLimit(Percent tolerance, Optional<Price> expectedPrice) {}
