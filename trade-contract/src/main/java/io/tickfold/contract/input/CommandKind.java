package io.tickfold.contract.input;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a command asks for.
public enum CommandKind {
    @JsonProperty("open-account")
    OPEN_ACCOUNT,
    @JsonProperty("deposit")
    DEPOSIT,
    @JsonProperty("withdraw")
    WITHDRAW,
    @JsonProperty("adjust-balance")
    ADJUST_BALANCE,
    @JsonProperty("open-order")
    OPEN_ORDER,
    @JsonProperty("amend-order")
    AMEND_ORDER,
    @JsonProperty("close-order")
    CLOSE_ORDER,
    @JsonProperty("close-all-orders")
    CLOSE_ALL_ORDERS;

    public static CommandKind of(Command command) {
        return switch (command) {
            case OpenAccount _ -> OPEN_ACCOUNT;
            case Deposit _ -> DEPOSIT;
            case Withdraw _ -> WITHDRAW;
            case AdjustBalance _ -> ADJUST_BALANCE;
            case OpenOrder _ -> OPEN_ORDER;
            case AmendOrder _ -> AMEND_ORDER;
            case CloseOrder _ -> CLOSE_ORDER;
            case CloseAllOrders _ -> CLOSE_ALL_ORDERS;
        };
    }
}
