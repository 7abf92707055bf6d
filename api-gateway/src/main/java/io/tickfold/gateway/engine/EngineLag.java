package io.tickfold.gateway.engine;

import java.util.OptionalLong;

/// How far the engine is behind what it is told.
@FunctionalInterface
public interface EngineLag {

    /// The records of `trade-input` that are not decided for good yet; empty while that cannot be
    /// found out.
    OptionalLong undecided();
}
