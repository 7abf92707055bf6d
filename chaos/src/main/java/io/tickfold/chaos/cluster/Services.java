package io.tickfold.chaos.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Which service of a compose file is what, by its name.
record Services(ComposeFile compose) {

    static final String DATABASE = "postgres";

    List<String> brokers() {
        return named("kafka");
    }

    List<String> engines() {
        return named("order-engine");
    }

    List<String> gateways() {
        return named("api-gateway");
    }

    List<String> feeds() {
        return named("price-feed");
    }

    private List<String> named(String prefix) {
        return compose.names().stream().filter(each -> each.startsWith(prefix)).toList();
    }

    /// Engines, gateways and feeds.
    List<String> clientsOfKafka() {
        List<String> services = new ArrayList<>(engines());
        services.addAll(gateways());
        services.addAll(feeds());
        return services;
    }

    /// The id of a broker.
    String id(String broker) {
        return Objects.requireNonNull(compose.environment(broker).get("KAFKA_NODE_ID"));
    }
}
