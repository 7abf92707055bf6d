package io.tickfold.contract.wire;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The frozen name of every message, as it stands in the header `ce_type`.
public enum MessageType {
    OPEN_ACCOUNT("tickfold.open-account.v1", OpenAccount.class),
    OPEN_ORDER("tickfold.open-order.v1", OpenOrder.class),
    CLOSE_ORDER("tickfold.close-order.v1", CloseOrder.class),
    PRICE_TICK("tickfold.price-tick.v1", PriceTick.class),
    RULES_CHANGED("tickfold.rules-changed.v1", RulesChanged.class),
    CLOCK("tickfold.clock.v1", Clock.class),
    ACCOUNT_OPENED("tickfold.account-opened.v1", AccountOpened.class),
    ORDER_OPENED("tickfold.order-opened.v1", OrderOpened.class),
    ORDER_CLOSED("tickfold.order-closed.v1", OrderClosed.class),
    COMMAND_REFUSED("tickfold.command-refused.v1", CommandRefused.class);

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

    public String wireName() {
        return wireName;
    }

    public Class<?> messageClass() {
        return messageClass;
    }
}
