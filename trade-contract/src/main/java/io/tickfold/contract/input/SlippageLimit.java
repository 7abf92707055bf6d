package io.tickfold.contract.input;

import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;

/// How far the price may have moved against the client since it was seen.
public record SlippageLimit(Percent tolerance, Price expectedPrice) {}
