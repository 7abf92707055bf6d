package io.tickfold.feed;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.market.MarketTrades;
import io.tickfold.contract.wire.TopicProvisioning;
import io.tickfold.contract.wire.Topics;
import io.tickfold.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/// A broker, and feeds that are set up as an application sets them up.
final class FeedCluster implements AutoCloseable {

    static final int PARTITIONS = 3;

    private final Path directory;
    private EmbeddedKafka broker;

    FeedCluster(Path directory) {
        this.directory = directory;
        this.broker = EmbeddedKafka.start(directory, 0);
    }

    static IntStream partitions() {
        return IntStream.range(0, PARTITIONS);
    }

    FeedCluster createTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            TopicProvisioning.createMissing(admin, PARTITIONS);
        }
        return this;
    }

    ApplicationContextRunner feed() {
        return new ApplicationContextRunner()
                .withUserConfiguration(PriceFeedConfiguration.class)
                .withBean(SimpleMeterRegistry.class)
                .withPropertyValues(
                        "tickfold.kafka.bootstrap-servers=" + broker.bootstrapServers());
    }

    KafkaClients clients() {
        return new KafkaClients(broker.bootstrapServers());
    }

    TopicLog<TradeInput> input() {
        return new TopicLog<>(Topics.TRADE_INPUT, clients());
    }

    TopicLog<PriceTick> ticks() {
        return new TopicLog<>(Topics.PRICE_TICKS, clients());
    }

    TopicLog<MarketTrades> trades() {
        return new TopicLog<>(Topics.MARKET_TRADES, clients());
    }

    TopicLog<RulesChanged> rules() {
        return new TopicLog<>(Topics.TRADING_RULES, clients());
    }

    void stopBroker() {
        broker.close();
    }

    /// Starts the broker again where it was.
    void restartBroker() {
        int port = Integer.parseInt(broker.bootstrapServers().replaceFirst(".*:", ""));
        broker = EmbeddedKafka.start(directory, port);
    }

    @Override
    public void close() {
        broker.close();
    }
}
