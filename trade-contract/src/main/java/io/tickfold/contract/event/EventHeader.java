package io.tickfold.contract.event;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import java.time.Instant;

/// What every event carries.
///
/// @param sequence counts the account's events from 1; 0 if there is no such account
/// @param at the log's time of the decision, in milliseconds
/// @param rulesVersion the decision logic that decided; 0 before the first rules
/// @param balance of the account after the event
public record EventHeader(
        AccountId accountId,
        long sequence,
        Instant at,
        int rulesVersion,
        Cause cause,
        Money balance) {}
