package io.tickfold.engine.domain;

/// How many idempotency keys are remembered: each number is of those that were used within an hour
/// of the log and the 24 hours before it, by decisions of rules from version 3 on.
///
/// @param owner most that an account's owner may use
/// @param operators most that operators may use at an account
/// @param partition so many are used in a partition that only a fair share is left to each owner
/// @param share what is left to each owner then
record KeyBounds(int owner, int operators, int partition, int share) {

    /// An owner may key 50 commands a second all day (4.32 million in 24 hours). A use takes some
    /// 150 bytes on disk and none of the heap, so that a partition's take 3 GB at most, and a share
    /// 1.5 MB for each account.
    static final KeyBounds USUAL = new KeyBounds(5_000_000, 100_000, 20_000_000, 10_000);
}
