package io.tickfold.audit.verify;

import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.verify.Finding.Kind;
import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.Topics;
import io.tickfold.contract.wire.UnreadableMessageException;
import io.tickfold.engine.journal.EventChains;
import io.tickfold.engine.journal.EventId;
import io.tickfold.engine.journal.OutputRecord;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// Looks at each event of a partition for itself, and at how it follows those before it: its id,
/// its chain, its sequence, its money.
///
/// After a finding it continues from what the log says, so that one change is not found again with
/// every event after it.
final class EventCheck {

    private final Findings findings;
    private final EventChains chains = new EventChains();
    private final Ledger ledger = new Ledger();
    private Optional<EventId> last = Optional.empty();
    private long unchained;

    EventCheck(Findings findings) {
        this.findings = findings;
    }

    Ledger ledger() {
        return ledger;
    }

    /// The chains of the events as they are in the log.
    EventChains chains() {
        return chains;
    }

    /// The last event that has an id.
    Optional<EventId> last() {
        return last;
    }

    /// How many events from the beginning carry no hash, having been written before there were any.
    long unchained() {
        return unchained;
    }

    /// Takes over records that are just what the rules lead to.
    ///
    /// @param sound the chains with all of them
    void adopt(List<LogRecord> records, List<OutputRecord> due, EventChains sound) {
        for (int i = 0; i < due.size(); i++) {
            OutputRecord each = due.get(i);
            last = Optional.of(each.id());
            if (each.event() instanceof TradeEvent event) {
                checkAccount(records.get(i), event);
                AccountId account = event.header().accountId();
                chains.restore(account, sound.of(account));
            }
        }
        chains.restore(sound.all());
    }

    /// @param record with an id of this partition
    /// @return what it says, if it can be read
    Optional<EngineEvent> check(LogRecord record) {
        EngineEvent event;
        try {
            event = Topics.TRADE_EVENTS.decode(record.headers(), record.value());
        } catch (UnreadableMessageException e) {
            findings.add(Kind.UNREADABLE, record, Objects.requireNonNullElse(e.getMessage(), ""));
            return Optional.empty();
        }
        checkId(record);
        ChainHash before = chains.all();
        checkChain(record, event);
        switch (event) {
            case TradeEvent ofAccount -> checkAccount(record, ofAccount);
            case Checkpoint checkpoint -> checkHash(record, checkpoint, before);
            case InputSkipped _ -> {}
        }
        return Optional.of(event);
    }

    private void checkId(LogRecord record) {
        EventId id = EventId.of(record.headers()).orElseThrow();
        if (!follows(id)) {
            String before = last.map(EventId::toString).orElse("the beginning");
            findings.add(
                    Kind.ORDER,
                    record,
                    String.format(Locale.ROOT, "event %s does not follow %s", id, before));
        }
        last = Optional.of(id);
    }

    private boolean follows(EventId id) {
        boolean continues =
                last.filter(before -> before.inputOffset() == id.inputOffset()).isPresent();
        return continues
                ? id.index() == last.orElseThrow().index() + 1
                : id.index() == 0
                        && last.filter(before -> before.inputOffset() > id.inputOffset()).isEmpty();
    }

    private void checkChain(LogRecord record, EngineEvent event) {
        byte[] value = Objects.requireNonNull(record.value());
        ChainHash computed = chains.append(event, value);
        Optional<ChainHash> stated = MessageHeaders.chainHash(record.headers());
        if (stated.isEmpty()) {
            unchained++;
        } else if (!stated.get().equals(computed)) {
            findings.add(
                    Kind.CHAIN,
                    record,
                    event,
                    "its hash is not that of this event after those before it");
            goOnFrom(event, stated.get());
        }
    }

    private void goOnFrom(EngineEvent event, ChainHash stated) {
        switch (event) {
            case TradeEvent ofAccount when ofAccount.header().sequence() > 0 ->
                    chains.restore(ofAccount.header().accountId(), stated);
            case TradeEvent _ -> {}
            case Checkpoint _, InputSkipped _ -> chains.restore(stated);
        }
    }

    private void checkAccount(LogRecord record, TradeEvent event) {
        ledger.enter(event, (kind, text) -> findings.add(kind, record, event, text));
    }

    private void checkHash(LogRecord record, Checkpoint checkpoint, ChainHash before) {
        if (!checkpoint.eventsHash().equals(before)) {
            findings.add(
                    Kind.CHECKPOINT,
                    record,
                    "the events before this checkpoint are not those that it was taken after");
        }
    }
}
