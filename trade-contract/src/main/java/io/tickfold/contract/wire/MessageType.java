package io.tickfold.contract.wire;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.BalanceAdjusted;
import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.FundsWithdrawn;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.MarginCallEnded;
import io.tickfold.contract.event.MarginCalled;
import io.tickfold.contract.event.NegativeBalanceCleared;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.input.AdjustBalance;
import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.PriceTicks;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.input.Withdraw;
import io.tickfold.contract.market.MarketTrades;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The frozen name of every message, as the header `ce_type` states it.
public enum MessageType {
    OPEN_ACCOUNT("tickfold.open-account.v1", OpenAccount.class),
    DEPOSIT("tickfold.deposit.v1", Deposit.class),
    WITHDRAW("tickfold.withdraw.v1", Withdraw.class),
    ADJUST_BALANCE("tickfold.adjust-balance.v1", AdjustBalance.class),
    OPEN_ORDER("tickfold.open-order.v1", OpenOrder.class),
    AMEND_ORDER("tickfold.amend-order.v1", AmendOrder.class),
    CLOSE_ORDER("tickfold.close-order.v1", CloseOrder.class),
    CLOSE_ALL_ORDERS("tickfold.close-all-orders.v1", CloseAllOrders.class),
    PRICE_TICK("tickfold.price-tick.v1", PriceTick.class),
    PRICE_TICKS("tickfold.price-ticks.v1", PriceTicks.class),
    RULES_CHANGED("tickfold.rules-changed.v1", RulesChanged.class),
    SYMBOL_HALT("tickfold.symbol-halt.v1", SymbolHalt.class),
    CLOCK("tickfold.clock.v1", Clock.class),
    MARKET_TRADES("tickfold.market-trades.v1", MarketTrades.class),
    ACCOUNT_OPENED("tickfold.account-opened.v1", AccountOpened.class),
    FUNDS_DEPOSITED("tickfold.funds-deposited.v1", FundsDeposited.class),
    FUNDS_WITHDRAWN("tickfold.funds-withdrawn.v1", FundsWithdrawn.class),
    BALANCE_ADJUSTED("tickfold.balance-adjusted.v1", BalanceAdjusted.class),
    ORDER_OPENED("tickfold.order-opened.v1", OrderOpened.class),
    ORDER_AMENDED("tickfold.order-amended.v1", OrderAmended.class),
    ORDER_REDUCED("tickfold.order-reduced.v1", OrderReduced.class),
    ORDER_CLOSED("tickfold.order-closed.v1", OrderClosed.class),
    CLOSE_ALL_COMPLETED("tickfold.close-all-completed.v1", CloseAllCompleted.class),
    MARGIN_CALLED("tickfold.margin-called.v1", MarginCalled.class),
    MARGIN_CALL_ENDED("tickfold.margin-call-ended.v1", MarginCallEnded.class),
    NEGATIVE_BALANCE_CLEARED("tickfold.negative-balance-cleared.v1", NegativeBalanceCleared.class),
    COMMAND_REFUSED("tickfold.command-refused.v1", CommandRefused.class),
    COMMAND_REPEATED("tickfold.command-repeated.v1", CommandRepeated.class),
    CHECKPOINT("tickfold.checkpoint.v1", Checkpoint.class),
    INPUT_SKIPPED("tickfold.input-skipped.v1", InputSkipped.class);

    private static final Map<String, MessageType> BY_NAME =
            Stream.of(values()).collect(toUnmodifiableMap(MessageType::wireName, identity()));
    private static final Map<Class<?>, MessageType> BY_CLASS =
            Stream.of(values()).collect(toUnmodifiableMap(MessageType::messageClass, identity()));

    private final String wireName;
    private final Class<?> messageClass;

    MessageType(String wireName, Class<?> messageClass) {
        this.wireName = wireName;
        this.messageClass = messageClass;
    }

    /// The type that has this name, if there is one.
    public static Optional<MessageType> named(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }

    /// The type of a message.
    ///
    /// @throws IllegalArgumentException if the object is no message
    public static MessageType of(Object message) {
        MessageType type = BY_CLASS.get(message.getClass());
        if (type == null) {
            throw new IllegalArgumentException("not a message: " + message.getClass());
        }
        return type;
    }

    /// The types of what the engine writes.
    public static List<MessageType> events() {
        return Stream.of(values())
                .filter(type -> EngineEvent.class.isAssignableFrom(type.messageClass))
                .toList();
    }

    public String wireName() {
        return wireName;
    }

    public Class<?> messageClass() {
        return messageClass;
    }
}
