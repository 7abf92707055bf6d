package io.tickfold.engine.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.PriceTicks;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A broker at work: takes one input after the other, each sent just now.
final class Session {

    private static final Duration VALIDITY = Duration.ofSeconds(30);

    private final Broker broker;
    private Instant now = Inputs.START;
    private long offset;
    private List<TradeEvent> last = List.of();

    Session(Broker broker) {
        this.broker = broker;
    }

    /// Takes inputs none of which is refused.
    Session and(TradeInput... inputs) {
        for (TradeInput input : inputs) {
            assertThat(when(input).last).noneMatch(CommandRefused.class::isInstance);
        }
        return this;
    }

    Session after(Duration time) {
        now = now.plus(time);
        return this;
    }

    Session when(TradeInput input) {
        Optional<AccountId> key =
                input instanceof Command command
                        ? Optional.of(command.header().accountId())
                        : Optional.empty();
        last =
                broker.fold(
                        new Entry(
                                Optional.of(sentNow(input)), new LogPosition(offset++, now, key)));
        return this;
    }

    private TradeInput sentNow(TradeInput input) {
        return switch (input) {
            case Command command -> Headers.replace(command, sentNow(command.header()));
            case PriceTick tick -> sentNow(tick);
            case PriceTicks(var ticks) ->
                    new PriceTicks(ticks.stream().map(this::sentNow).toList());
            case RulesChanged _, SymbolHalt _, Clock _ -> input;
        };
    }

    private PriceTick sentNow(PriceTick tick) {
        return new PriceTick(tick.symbol(), tick.quote(), tick.last(), tick.position(), now);
    }

    private CommandHeader sentNow(CommandHeader header) {
        return new CommandHeader(
                header.commandId(), header.accountId(), header.fingerprint(), now.plus(VALIDITY));
    }

    List<TradeEvent> events() {
        return last;
    }

    /// Events of these types, one after the other, and nothing else.
    Session then(Class<?>... types) {
        assertThat(last.stream().<Class<?>>map(Object::getClass).toList())
                .isEqualTo(List.of(types));
        return this;
    }

    /// The only event of this type.
    <E extends TradeEvent> E the(Class<E> type) {
        List<E> found = last.stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).as("%s among %s", type.getSimpleName(), last).hasSize(1);
        return found.getFirst();
    }

    /// Refused for this reason, with details in pairs of name and value.
    Session thenRefused(RefusalReason reason, String... details) {
        Map<String, String> expected = new TreeMap<>();
        for (int i = 0; i < details.length; i += 2) {
            expected.put(details[i], details[i + 1]);
        }
        assertThat(the(CommandRefused.class).refusal()).isEqualTo(new Refusal(reason, expected));
        return this;
    }

    /// The balance that the last event left.
    String balance() {
        return last.getLast().header().balance().toString();
    }
}
