package io.tickfold.contract.event;

/// A change in an account as a whole, or an answer to one of its commands, that leaves every order
/// as it is.
public sealed interface AccountEvent extends TradeEvent
        permits AccountOpened,
                FundsDeposited,
                FundsWithdrawn,
                BalanceAdjusted,
                CloseAllCompleted,
                MarginCalled,
                MarginCallEnded,
                NegativeBalanceCleared,
                CommandRefused,
                CommandRepeated {}
