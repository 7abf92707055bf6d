package io.tickfold.gateway.outcome;

import io.tickfold.gateway.KafkaSettings;
import io.tickfold.gateway.command.KeyQuestions;
import io.tickfold.gateway.outcome.KafkaDecidedLog.Connection;
import io.tickfold.readmodel.log.ByteConsumers;
import io.tickfold.readmodel.query.ReadModel;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires what clients can ask about their commands.
@Configuration(proxyBeanMethods = false)
public class OutcomeConfiguration {

    private static final String CLIENT = "tickfold-gateway-outcomes";
    private static final int TIMEOUT_MS = 1_500;

    @Bean
    DecidedLog gatewayDecidedLog(KafkaSettings kafka) {
        String servers = kafka.bootstrapServers();
        return new KafkaDecidedLog(() ->
                new Connection(
                        Admin.create(admin(servers)), ByteConsumers.named(CLIENT, servers).get()));
    }

    @Bean
    CommandQuestions gatewayCommandQuestions(
            ReadModel readModel, DecidedLog log, KeyQuestions questions) {
        return new CommandQuestions(
                new Outcomes(readModel, log, questions), InstantSource.system());
    }

    @Bean
    OutcomesController gatewayOutcomesController(CommandQuestions questions) {
        return new OutcomesController(questions);
    }

    @Bean
    OperatorOutcomesController gatewayOperatorOutcomesController(CommandQuestions questions) {
        return new OperatorOutcomesController(questions);
    }

    private static Map<String, Object> admin(String bootstrapServers) {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                CLIENT,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MS,
                AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
                false);
    }
}
