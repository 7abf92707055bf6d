package io.tickfold.engine.domain;

import io.tickfold.contract.event.InputSkipped;
import java.util.Optional;

/// An input, or an account's share of one, that is not decided.
///
/// @param event what the log says of it
/// @param fault what deciding it failed with, if that was tried
public record Skip(InputSkipped event, Optional<RuntimeException> fault) {}
