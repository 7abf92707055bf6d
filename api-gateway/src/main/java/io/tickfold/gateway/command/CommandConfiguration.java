package io.tickfold.gateway.command;

import io.tickfold.gateway.engine.CommandHeaders;
import io.tickfold.gateway.engine.Engine;
import io.tickfold.gateway.engine.FirstAnswers;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives clients and operators commands of their own: only a client's open accounts.
@Configuration(proxyBeanMethods = false)
public class CommandConfiguration {

    @Bean
    Commands gatewayCommands(
            @Qualifier("gatewayEngine") Engine engine,
            CommandHeaders headers,
            FirstAnswers firstAnswers,
            KeyQuestions questions) {
        return new Commands(engine, headers, firstAnswers, questions);
    }

    @Bean
    Commands gatewayOperatorCommands(
            @Qualifier("gatewayKafkaEngine") Engine engine,
            CommandHeaders headers,
            FirstAnswers firstAnswers,
            KeyQuestions questions) {
        return new Commands(engine, headers, firstAnswers, questions);
    }
}
