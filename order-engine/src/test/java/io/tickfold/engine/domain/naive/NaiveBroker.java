package io.tickfold.engine.domain.naive;

import static io.tickfold.contract.event.RefusalReason.EXPIRED;
import static io.tickfold.contract.event.RefusalReason.INTERNAL_ERROR;
import static io.tickfold.contract.event.RefusalReason.UNKNOWN_ACCOUNT;
import static io.tickfold.contract.event.RefusalReason.UNREADABLE;
import static io.tickfold.contract.event.RefusalReason.WRONG_KEY;
import static io.tickfold.contract.event.RefusalReason.WRONG_PARTITION;

import io.tickfold.contract.event.Cause;
import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.event.FirstAnswer;
import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Clock;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.CommandKind;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.PriceChange;
import io.tickfold.contract.input.PriceTick;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Symbol;
import io.tickfold.contract.wire.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One partition of the broker: takes the inputs in the order of the log, and says what each leads
/// to. Whatever a tick leads to is done at once.
public final class NaiveBroker {

    private final int partition;
    private final int partitions;
    private final NaiveMarket market = new NaiveMarket();
    private final SortedMap<AccountId, NaiveAccount> accounts = new TreeMap<>();
    private final NaiveKeys keys;

    /// @param partitions how many the input log has
    /// @param bounds of keys by rules of version 3
    public NaiveBroker(int partition, int partitions, NaiveBounds bounds) {
        this.partition = partition;
        this.partitions = partitions;
        this.keys = new NaiveKeys(bounds);
    }

    /// The events that the next input leads to; those of a command end in its final one.
    ///
    /// @param key of the record, if it names an account
    public List<TradeEvent> fold(
            TradeInput input, long offset, Instant appendedAt, Optional<AccountId> key) {
        market.advance(appendedAt);
        return switch (input) {
            case Command command -> command(command, offset, key);
            case PriceChange change -> move(change, offset);
            case RulesChanged rules -> rules(rules, offset);
            case SymbolHalt halt -> {
                market.set(halt);
                yield List.of();
            }
            case Clock _ -> List.of();
        };
    }

    /// The answer to what could not be read, but has a known sender.
    public List<TradeEvent> foldUnreadable(AccountId sender, long offset, Instant appendedAt) {
        market.advance(appendedAt);
        Journal journal = journal(new Cause(Optional.empty(), Optional.empty(), offset));
        NaiveAccount account = isAtHome(sender) ? account(sender) : new NaiveAccount(sender);
        journal.write(
                new CommandRefused(
                        journal.refusal(account), Refusal.of(UNREADABLE), Optional.empty()));
        return journal.events();
    }

    private List<TradeEvent> command(Command command, long offset, Optional<AccountId> key) {
        CommandHeader header = command.header();
        AccountId id = header.accountId();
        boolean isItsOwn = key.equals(Optional.of(id)) && isAtHome(id);
        NaiveAccount account = isItsOwn ? account(id) : new NaiveAccount(id);
        Journal journal =
                journal(new Cause(Optional.of(header.commandId()), header.fingerprint(), offset));
        NaiveAccount before = account.copy();
        try {
            checkEnvelope(header, key);
            answer(command, account, journal);
        } catch (Refused refused) {
            refuse(command, account, journal, refused.refusal());
        } catch (IllegalArgumentException _) {
            account.undoTo(before);
            journal.dropFrom(0);
            refuse(command, account, journal, Refusal.of(INTERNAL_ERROR));
        }
        if (account.isOpen()) {
            keys.remember(header, journal.events());
            accounts.put(id, account);
        }
        return journal.events();
    }

    private void refuse(Command command, NaiveAccount account, Journal journal, Refusal refusal) {
        Optional<CommandKind> kind =
                market.rulesVersion() < 2 ? Optional.empty() : Optional.of(CommandKind.of(command));
        journal.write(new CommandRefused(journal.refusal(account), refusal, kind));
    }

    private void checkEnvelope(CommandHeader header, Optional<AccountId> key) {
        if (market.at().isAfter(header.validUntil())) {
            throw new Refused(EXPIRED);
        }
        if (!key.equals(Optional.of(header.accountId()))) {
            throw new Refused(WRONG_KEY);
        }
        if (!isAtHome(header.accountId())) {
            throw new Refused(WRONG_PARTITION);
        }
    }

    private void answer(Command command, NaiveAccount account, Journal journal) {
        if (!account.isOpen() && !(command instanceof OpenAccount)) {
            throw new Refused(UNKNOWN_ACCOUNT);
        }
        Optional<FirstAnswer> first = keys.firstAnswer(command.header(), market.at());
        if (first.isPresent()) {
            journal.write(new CommandRepeated(journal.next(account), first.get()));
            return;
        }
        keys.requireRoom(command, market.rulesVersion(), market.at());
        new Desk(market, account, journal).carryOut(command);
        if (journal.events().getLast() instanceof CloseAllCompleted all && all.closed() == 0) {
            takeBackUnlessRemembered(command, account, journal);
        }
    }

    private void takeBackUnlessRemembered(Command command, NaiveAccount account, Journal journal) {
        try {
            keys.requireRoom(command.header(), market.rulesVersion(), market.at());
        } catch (Refused refused) {
            journal.events().clear();
            account.sequence--;
            throw refused;
        }
    }

    private List<TradeEvent> move(PriceChange change, long offset) {
        Journal journal = journal(new Cause(Optional.empty(), Optional.empty(), offset));
        List<Symbol> moved = new ArrayList<>();
        for (PriceTick tick : change.ticks()) {
            if (market.takes(tick)) {
                market.set(tick, offset);
                moved.add(tick.symbol());
            }
        }
        for (NaiveAccount account : accounts.values()) {
            TickWork work = new TickWork(market, account, journal, moved);
            doOrUndo(account, journal, work::run);
        }
        return journal.events();
    }

    private List<TradeEvent> rules(RulesChanged rules, long offset) {
        if (!market.takes(rules)) {
            return List.of();
        }
        market.set(rules, offset);
        Journal journal = journal(new Cause(Optional.empty(), Optional.empty(), offset));
        for (NaiveAccount account : accounts.values()) {
            doOrUndo(account, journal, () -> settle(account, journal));
        }
        return journal.events();
    }

    private void settle(NaiveAccount account, Journal journal) {
        List<NaiveOrder> expired =
                account.orders.stream().filter(o -> market.isExpired(o.symbol())).toList();
        Closing closing = new Closing(market, account, journal);
        expired.forEach(order -> closing.close(order, CloseReason.SETTLEMENT));
        if (!expired.isEmpty()) {
            new MarginWork(market, account, journal).run();
        }
    }

    /// Leaves an account alone for which the sums are more than money can say.
    private static void doOrUndo(NaiveAccount account, Journal journal, Runnable work) {
        NaiveAccount before = account.copy();
        int written = journal.events().size();
        try {
            work.run();
        } catch (IllegalArgumentException _) {
            account.undoTo(before);
            journal.dropFrom(written);
        }
    }

    private Journal journal(Cause cause) {
        return new Journal(market.at(), market.rulesVersion(), cause);
    }

    private NaiveAccount account(AccountId id) {
        return accounts.getOrDefault(id, new NaiveAccount(id));
    }

    private boolean isAtHome(AccountId id) {
        return Topics.partitionOf(id, partitions) == partition;
    }
}
