package io.tickfold.gateway.market;

import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;

/// Gives Spring Kafka consumers whose settings are fixed: they belong to no group and commit
/// nothing.
record GrouplessConsumerFactory(Supplier<Consumer<byte[], byte[]>> consumers)
        implements ConsumerFactory<byte[], byte[]> {

    @Override
    public Consumer<byte[], byte[]> createConsumer(
            @Nullable String groupId,
            @Nullable String clientIdPrefix,
            @Nullable String clientIdSuffix,
            @Nullable Properties properties) {
        return consumers.get();
    }

    @Override
    public boolean isAutoCommit() {
        return false;
    }

    @Override
    public Map<String, Object> getConfigurationProperties() {
        return Map.of();
    }
}
