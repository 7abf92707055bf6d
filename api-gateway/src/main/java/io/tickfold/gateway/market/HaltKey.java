package io.tickfold.gateway.market;

import io.tickfold.gateway.command.IdempotencyKey;

/// An operator's key for halts; each operator has keys of their own.
record HaltKey(String operator, IdempotencyKey key) {}
