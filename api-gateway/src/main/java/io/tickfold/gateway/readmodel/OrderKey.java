package io.tickfold.gateway.readmodel;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.OrderId;

/// Whose order, and which.
record OrderKey(AccountId account, OrderId order) {}
