package io.tickfold.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.market.MarketTrades;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Symbol;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.utils.Utils;

/// Every topic of the system.
public final class Topics {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long WEEK = 7 * DAY;
    private static final long FOR_EVER = -1;
    private static final long GIGABYTE = 1L << 30;
    private static final long UNBOUNDED = -1;

    /// What the broker stores is what it has bounded: a batch that is compressed may become any
    /// size in the memory of every reader.
    private static final String AS_LARGE_AS_IT_BECOMES = "uncompressed";

    /// The one key of the rules.
    public static final String RULES = "rules";

    /// Commands (keyed by account), ticks, rules and time (without a key, in every partition).
    public static final Topic<AccountId, TradeInput> TRADE_INPUT =
            new Topic<>("trade-input", AccountId.class, TradeInput.class, kept(WEEK, 4 * GIGABYTE));

    /// What was decided, in the partition that has the number of its input's; checkpoints have no
    /// key.
    public static final Topic<AccountId, EngineEvent> TRADE_EVENTS =
            new Topic<>(
                    "trade-events", AccountId.class, EngineEvent.class, kept(FOR_EVER, UNBOUNDED));

    /// Each tick once, for everybody.
    public static final Topic<Symbol, PriceTick> PRICE_TICKS =
            new Topic<>("price-ticks", Symbol.class, PriceTick.class, kept(WEEK, GIGABYTE));

    /// The trades that quotes are made from, for candles.
    public static final Topic<Symbol, MarketTrades> MARKET_TRADES =
            new Topic<>("market-trades", Symbol.class, MarketTrades.class, kept(WEEK, GIGABYTE));

    /// The latest rules, for everybody who asks for what can be traded; in one partition.
    public static final Topic<String, RulesChanged> TRADING_RULES =
            new Topic<>("trading-rules", String.class, RulesChanged.class, latest());

    /// Records of `trade-input` that could not be read, as they were.
    public static final Topic<AccountId, byte[]> DEAD_LETTERS =
            new Topic<>(
                    "trade-input-dead-letters",
                    AccountId.class,
                    byte[].class,
                    kept(30 * DAY, GIGABYTE));

    /// The consumer group in which the engine reads [#TRADE_INPUT].
    public static final String ENGINE_GROUP = "order-engine";

    private Topics() {}

    /// Whichever bound is reached first; an operator may change both on the topic.
    private static Map<String, String> kept(long millis, long bytesOfAPartition) {
        return Map.of(
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "LogAppendTime",
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(millis),
                TopicConfig.RETENTION_BYTES_CONFIG,
                Long.toString(bytesOfAPartition),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(Topic.MAX_BATCH_BYTES),
                TopicConfig.COMPRESSION_TYPE_CONFIG,
                AS_LARGE_AS_IT_BECOMES);
    }

    /// The last record of each key, for ever; older ones go within a week.
    private static Map<String, String> latest() {
        return Map.of(
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "LogAppendTime",
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.SEGMENT_MS_CONFIG,
                Long.toString(WEEK),
                TopicConfig.COMPRESSION_TYPE_CONFIG,
                AS_LARGE_AS_IT_BECOMES);
    }

    /// Every topic, in the order in which they are created.
    public static List<Topic<?, ?>> all() {
        return List.of(
                TRADE_EVENTS, PRICE_TICKS, MARKET_TRADES, TRADING_RULES, DEAD_LETTERS, TRADE_INPUT);
    }

    /// How many partitions a topic is created with.
    ///
    /// @param wanted of each topic that may have several
    static int partitionsOf(Topic<?, ?> topic, int wanted) {
        return topic.equals(TRADING_RULES) ? 1 : wanted;
    }

    /// The partition of an account in a topic that is keyed by account.
    public static int partitionOf(AccountId account, int partitions) {
        return Utils.toPositive(Utils.murmur2(account.value().getBytes(UTF_8))) % partitions;
    }
}
