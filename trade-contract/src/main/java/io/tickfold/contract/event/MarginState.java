package io.tickfold.contract.event;

import io.tickfold.contract.value.Money;

/// What an account was worth against its margin when its level was looked at.
///
/// @param equity balance + margin + unrealised profit, rounded half to even
/// @param margin of all open orders
public record MarginState(Money equity, Money margin) {}
