package io.tickfold.gateway.market;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.Symbol;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import java.util.Map;
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

    private volatile Optional<Known> known = Optional.empty();

    /// @param instruments so that a tick does not search for its own
    private record Known(RulesChanged rules, Map<Symbol, Instrument> instruments) {

        static Known of(RulesChanged rules) {
            return new Known(
                    rules,
                    rules.instruments().stream()
                            .collect(toUnmodifiableMap(Instrument::symbol, identity())));
        }
    }

    @Override
    public void onMessage(ConsumerRecord<byte[], byte[]> record) {
        try {
            known =
                    Optional.of(
                            Known.of(
                                    Topics.TRADING_RULES.decode(record.headers(), record.value())));
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
        return known.map(Known::rules);
    }

    @Override
    public Optional<Instrument> instrument(Symbol symbol) {
        return known.map(now -> now.instruments().get(symbol));
    }
}
