package io.tickfold.engine.domain.naive;

/// How many keys are remembered.
///
/// @param owner of an account by its owner
/// @param operators of an account by operators
/// @param partition of all accounts, before each owner has only a share
/// @param share of an owner then
public record NaiveBounds(int owner, int operators, int partition, int share) {}
