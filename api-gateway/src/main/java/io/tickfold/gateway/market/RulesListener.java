package io.tickfold.gateway.market;

import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.stereotype.Component;

/// Keeps the last rules; unreadable ones leave those before in place.
@Component
final class RulesListener implements MessageListener<byte[], byte[]>, KnownRules {

    private static final Logger log = LoggerFactory.getLogger(RulesListener.class);

    private volatile Optional<RulesChanged> rules = Optional.empty();

    @Override
    public void onMessage(ConsumerRecord<byte[], byte[]> record) {
        try {
            rules = Optional.of(Topics.TRADING_RULES.decode(record.headers(), record.value()));
        } catch (UnreadableMessageException e) {
            log.warn(
                    "ignored unreadable rules at {}-{}: {}",
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        }
    }

    @Override
    public Optional<RulesChanged> latest() {
        return rules;
    }
}
