package io.tickfold.audit.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tickfold.audit.explain.OrderSearch.Owner;
import io.tickfold.audit.log.AuditedLog;
import io.tickfold.audit.log.AuditedLog.Part;
import io.tickfold.audit.log.Following;
import io.tickfold.audit.log.ForeignEvents;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.TradeInput;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.wire.Topics;
import io.tickfold.engine.domain.Account;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

/// Reads an account's partition of both logs, and shows each event of the account to a life.
final class LifeReading {

    private final byte[] key;
    private final ForeignEvents foreign;
    private final Life life;
    private final MarketView market = new MarketView();
    private Account account;
    private Optional<Command> command = Optional.empty();
    private long commandOffset;

    private LifeReading(Owner owner, OrderId order, ForeignEvents foreign) {
        this.key = owner.account().value().getBytes(UTF_8);
        this.foreign = foreign;
        this.life = new Life(order);
        this.account = Account.unopened(owner.account());
    }

    /// The life of an order of this owner.
    ///
    /// @param foreign is told of the events that cannot be read, or do not follow the one before
    static Explanation read(AuditedLog log, OrderId order, Owner owner, ForeignEvents foreign) {
        LifeReading reading = new LifeReading(owner, order, foreign);
        Iterator<LogRecord> records = log.read(owner.partition(), Part.BOTH);
        while (records.hasNext()) {
            reading.take(records.next());
        }
        return reading.life.explanation(owner);
    }

    private void take(LogRecord record) {
        if (record.log() == Log.INPUT) {
            input(record);
        } else {
            event(record);
        }
    }

    private void input(LogRecord record) {
        market.advanceTo(Instant.ofEpochMilli(record.timestamp()));
        byte[] sender = record.key();
        if (sender == null || Arrays.equals(sender, key)) {
            Topics.TRADE_INPUT
                    .tryDecode(record.headers(), record.value())
                    .ifPresent(input -> input(input, record.offset()));
        }
    }

    private void input(TradeInput input, long offset) {
        if (input instanceof Command own) {
            command = Optional.of(own);
            commandOffset = offset;
        } else {
            market.take(input, offset);
        }
    }

    private void event(LogRecord record) {
        byte[] about = record.key();
        if (about == null || Arrays.equals(about, key)) {
            foreign.decode(record).ifPresent(event -> event(record, event));
        }
    }

    private void event(LogRecord record, EngineEvent event) {
        switch (event) {
            case Checkpoint checkpoint -> market.take(checkpoint);
            case InputSkipped skip -> market.take(skip);
            case TradeEvent own when own.header().sequence() == 0 -> see(record, own, account);
            case TradeEvent own ->
                    Following.of(account, own, record, foreign)
                            .ifPresent(after -> see(record, own, after));
        }
    }

    private void see(LogRecord record, TradeEvent event, Account after) {
        market.settle();
        Optional<Command> cause =
                command.filter(_ -> commandOffset == event.header().cause().inputOffset());
        life.see(
                new Scene(
                        event,
                        Place.of(record),
                        account,
                        after,
                        cause,
                        market.market(),
                        market.quotes()));
        account = after;
    }
}
