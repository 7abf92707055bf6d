package io.tickfold.gateway.command;

import io.tickfold.gateway.engine.CommandHeaders;
import io.tickfold.gateway.engine.Engine;
import io.tickfold.gateway.engine.FirstAnswers;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the way from a wish to its answer.
@Configuration(proxyBeanMethods = false)
public class CommandConfiguration {

    @Bean
    KeyQuestions gatewayKeyQuestions() {
        return new KeyQuestions(InstantSource.system());
    }

    /// For what clients ask for themselves.
    @Bean
    Commands gatewayCommands(
            @Qualifier("gatewayEngine") Engine engine,
            CommandHeaders headers,
            FirstAnswers firstAnswers,
            KeyQuestions questions) {
        return new Commands(engine, headers, firstAnswers, questions);
    }

    /// For what operators ask for, which opens no account.
    @Bean
    Commands gatewayOperatorCommands(
            @Qualifier("gatewayKafkaEngine") Engine engine,
            CommandHeaders headers,
            FirstAnswers firstAnswers,
            KeyQuestions questions) {
        return new Commands(engine, headers, firstAnswers, questions);
    }
}
