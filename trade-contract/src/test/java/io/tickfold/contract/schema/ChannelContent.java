package io.tickfold.contract.schema;

import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topic;
import io.tickfold.contract.wire.Topics;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A topic with the messages that it holds.
///
/// @param action what Tickfold does there, as AsyncAPI calls it
record ChannelContent(
        Topic<?, ?> topic, String action, String description, List<ChannelMessage> messages) {

    static List<ChannelContent> all() {
        return List.of(events(), input(), ticks(), trades(), rules(), deadLetters());
    }

    private static ChannelContent events() {
        return new ChannelContent(
                Topics.TRADE_EVENTS,
                "send",
                "What was decided, refusals included, kept for ever; in the partition that has the"
                        + " number of its input's. For every consumer; read it as read_committed.",
                types(EngineEvent.class::isAssignableFrom).map(ChannelContent::event).toList());
    }

    private static ChannelMessage event(MessageType type) {
        return TradeEvent.class.isAssignableFrom(type.messageClass())
                ? ChannelMessage.of(type, HeaderSchemas.EVENT, RecordKey.ACCOUNT)
                : ChannelMessage.withoutKey(type, HeaderSchemas.CHECKPOINT);
    }

    private static ChannelContent input() {
        return new ChannelContent(
                Topics.TRADE_INPUT,
                "receive",
                "Commands, and a copy of each tick, of the rules, of halts and of the time in"
                        + " every partition: all that can influence a decision, in its order."
                        + " Written by Tickfold's services only.",
                types(TradeInput.class::isAssignableFrom).map(ChannelContent::input).toList());
    }

    private static ChannelMessage input(MessageType type) {
        return Command.class.isAssignableFrom(type.messageClass())
                ? ChannelMessage.of(type, HeaderSchemas.COMMAND, RecordKey.ACCOUNT)
                : ChannelMessage.withoutKey(type, HeaderSchemas.BRIEF);
    }

    private static ChannelContent ticks() {
        return new ChannelContent(
                Topics.PRICE_TICKS,
                "send",
                "Each new quote once, kept for a week.",
                List.of(
                        ChannelMessage.of(
                                MessageType.PRICE_TICK,
                                HeaderSchemas.PUBLISHED,
                                RecordKey.SYMBOL)));
    }

    private static ChannelContent trades() {
        return new ChannelContent(
                Topics.MARKET_TRADES,
                "send",
                "The trades that quotes are made from, some of them more than once or late, kept"
                        + " for a week.",
                List.of(
                        ChannelMessage.of(
                                MessageType.MARKET_TRADES,
                                HeaderSchemas.PUBLISHED,
                                RecordKey.SYMBOL)));
    }

    private static ChannelContent rules() {
        return new ChannelContent(
                Topics.TRADING_RULES,
                "send",
                "The latest trading rules under one key, in one partition.",
                List.of(
                        ChannelMessage.of(
                                MessageType.RULES_CHANGED,
                                HeaderSchemas.PUBLISHED,
                                RecordKey.RULES)));
    }

    private static ChannelContent deadLetters() {
        return new ChannelContent(
                Topics.DEAD_LETTERS,
                "send",
                "Records of trade-input that could not be read, as they were; for operators.",
                List.of(ChannelMessage.deadLetter()));
    }

    private static Stream<MessageType> types(Predicate<Class<?>> wanted) {
        return Stream.of(MessageType.values()).filter(type -> wanted.test(type.messageClass()));
    }
}
