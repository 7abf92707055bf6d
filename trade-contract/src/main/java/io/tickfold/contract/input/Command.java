package io.tickfold.contract.input;

/// A client's wish; it ends in exactly one event that is marked final.
public sealed interface Command extends TradeInput
        permits OpenAccount,
                Deposit,
                Withdraw,
                AdjustBalance,
                OpenOrder,
                AmendOrder,
                CloseOrder,
                CloseAllOrders {

    /// Who wants this, under which id, and until when it may be carried out.
    CommandHeader header();
}
