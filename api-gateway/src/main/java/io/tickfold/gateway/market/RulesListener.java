package io.tickfold.gateway.market;

import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.gateway.kafka.RecordHandler;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the last rules; those that it cannot read leave the ones before in place.
final class RulesListener implements RecordHandler, KnownRules {

    private static final Logger log = LoggerFactory.getLogger(RulesListener.class);

    private volatile Optional<RulesChanged> rules = Optional.empty();

    @Override
    public void handle(ConsumerRecord<byte[], byte[]> record) {
        try {
            rules = Optional.of(Topics.TRADING_RULES.decode(record.headers(), record.value()));
        } catch (UnreadableMessageException e) {
            log.warn("passed over rules at {}-{}", record.partition(), record.offset(), e);
        }
    }

    @Override
    public Optional<RulesChanged> latest() {
        return rules;
    }
}
