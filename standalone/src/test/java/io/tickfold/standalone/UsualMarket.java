package io.tickfold.standalone;

import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/// What an operator publishes after rules and halts that were not meant.
///
/// @param rules that are to be in force
record UsualMarket(RulesChanged rules) {

    /// Returns when Kafka has it all.
    void restore(KafkaProducer<byte[], byte[]> producer, int partitions) {
        publish(producer);
        for (int partition = 0; partition < partitions; partition++) {
            send(producer, partition, rules);
            for (var each : rules.instruments()) {
                send(producer, partition, new SymbolHalt(each.symbol(), false));
            }
        }
        producer.flush();
    }

    private void publish(KafkaProducer<byte[], byte[]> producer) {
        var _ =
                producer.send(
                        new ProducerRecord<>(
                                Topics.TRADING_RULES.name(),
                                0,
                                Topics.TRADING_RULES.encodeKey(Topics.RULES),
                                Topics.TRADING_RULES.encode(rules),
                                headers(rules)));
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer, int partition, TradeInput input) {
        var _ =
                producer.send(
                        new ProducerRecord<byte[], byte[]>(
                                Topics.TRADE_INPUT.name(),
                                partition,
                                null,
                                Topics.TRADE_INPUT.encode(input),
                                headers(input)));
    }

    private static Headers headers(TradeInput input) {
        return MessageHeaders.brief(MessageType.of(input), UUID.randomUUID().toString());
    }
}
