package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.EXPIRED;
import static io.tickfold.contract.event.RefusalReason.INTERNAL_ERROR;
import static io.tickfold.contract.event.RefusalReason.UNREADABLE;
import static io.tickfold.contract.event.RefusalReason.WRONG_KEY;
import static io.tickfold.contract.event.RefusalReason.WRONG_PARTITION;

import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.domain.Market.LastQuote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Folds one partition of the input log: decides each input, then evolves by what was decided.
///
/// Live, on replay and in an audit this is the one way in which state comes about.
public final class PartitionFold {

    private final int partition;
    private final int partitions;
    private final Market market = new Market();
    private final Map<AccountId, Account> accounts = new HashMap<>();

    /// @param partitions how many the input log has
    public PartitionFold(int partition, int partitions) {
        this.partition = partition;
        this.partitions = partitions;
    }

    public Market market() {
        return market;
    }

    public Optional<Account> account(AccountId id) {
        return Optional.ofNullable(accounts.get(id));
    }

    /// Takes over an account as it was stored.
    public void restore(Account account) {
        accounts.put(account.id(), account);
    }

    /// Folds the next input of the partition.
    ///
    /// @throws UnknownRulesException if the input asks for decision logic that is not here
    public Outcome fold(TradeInput input, LogPosition position) {
        market.advanceTo(position.appendedAt());
        return switch (input) {
            case Command command -> command(command, position);
            case PriceTick tick -> tick(tick, position);
            case RulesChanged rules -> rules(rules);
            case Clock _ -> new Outcome.MarketMoved();
        };
    }

    /// Folds an input that could not be read, but whose sender is known.
    public Outcome.Decided foldUnreadable(AccountId sender, LogPosition position) {
        market.advanceTo(position.appendedAt());
        Cause cause = new Cause(Optional.empty(), position.offset());
        Account account = isAtHome(sender) ? stateOf(sender) : Account.unopened(sender);
        return decided(List.of(refusal(account, cause, UNREADABLE)));
    }

    private Outcome command(Command command, LogPosition position) {
        AccountId id = command.header().accountId();
        Cause cause = new Cause(Optional.of(command.header().commandId()), position.offset());
        boolean hasItsKey = position.key().equals(Optional.of(id));
        Account account = hasItsKey && isAtHome(id) ? stateOf(id) : Account.unopened(id);
        if (market.at().isAfter(command.header().validUntil())) {
            return decided(List.of(refusal(account, cause, EXPIRED)));
        }
        if (!hasItsKey) {
            return decided(List.of(refusal(account, cause, WRONG_KEY)));
        }
        if (!isAtHome(id)) {
            return decided(List.of(refusal(account, cause, WRONG_PARTITION)));
        }
        return decide(command, account, cause);
    }

    private Outcome decide(Command command, Account account, Cause cause) {
        List<TradeEvent> events;
        try {
            events = new CommandDecider(market, account, occasion(cause)).decide(command);
        } catch (RuntimeException fault) {
            TradeEvent refusal = refusal(account, cause, INTERNAL_ERROR);
            evolve(refusal);
            return new Outcome.Failed(refusal, fault);
        }
        return decided(events);
    }

    private Outcome.Decided decided(List<TradeEvent> events) {
        events.forEach(this::evolve);
        return new Outcome.Decided(events);
    }

    private void evolve(TradeEvent event) {
        if (event.header().sequence() > 0) {
            AccountId id = event.header().accountId();
            accounts.put(id, stateOf(id).evolve(event));
        }
    }

    private Outcome tick(PriceTick tick, LogPosition position) {
        Optional<IgnoredInput> objection = TickIntake.objection(market, tick);
        if (objection.isPresent()) {
            return new Outcome.Ignored(objection.get());
        }
        market.set(
                tick.symbol(),
                new LastQuote(tick.quote(), tick.position(), market.at(), position.offset()));
        return new Outcome.MarketMoved();
    }

    private Outcome rules(RulesChanged rules) {
        if (market.rules().equals(Optional.of(rules))) {
            return new Outcome.Ignored(IgnoredInput.RULES_UNCHANGED);
        }
        market.set(rules);
        return new Outcome.MarketMoved();
    }

    private Occasion occasion(Cause cause) {
        return new Occasion(market.at(), market.rulesVersion(), cause);
    }

    private TradeEvent refusal(Account account, Cause cause, RefusalReason reason) {
        return new CommandRefused(occasion(cause).refusal(account), Refusal.of(reason));
    }

    private Account stateOf(AccountId id) {
        return accounts.getOrDefault(id, Account.unopened(id));
    }

    private boolean isAtHome(AccountId id) {
        return Topics.partitionOf(id, partitions) == partition;
    }
}
