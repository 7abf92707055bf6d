package io.tickfold.audit.verify;

import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.audit.verify.Comparison.Doubt;
import io.tickfold.audit.verify.Finding.Kind;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.engine.journal.Authorship;
import io.tickfold.engine.journal.OutputRecord;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Verifies one partition, step by step.
final class PartitionAudit {

    private final int partition;
    private final Findings findings;
    private final EventCheck events;
    private final Authorship authorship;
    private final Comparison comparison;
    private final Redecision redecision;
    private final EngineState engine;
    private OptionalLong nextInput = OptionalLong.empty();
    private OptionalLong lastEvent = OptionalLong.empty();
    private long inputCount;
    private long eventCount;

    PartitionAudit(int partition, int partitions, EngineState engine) {
        this.partition = partition;
        this.engine = engine;
        this.findings = new Findings(partition);
        this.events = new EventCheck(findings);
        this.authorship = new Authorship(partition, events.chains());
        this.comparison = new Comparison(findings);
        this.redecision = new Redecision(partition, partitions, comparison);
    }

    int partition() {
        return partition;
    }

    Findings findings() {
        return findings;
    }

    /// What no engine can have written is a finding, and nothing else depends on it. What the rules
    /// lead to is the engine's, whatever is beside it.
    void take(Steps.Step whole) {
        whole.input().ifPresent(this::takeInput);
        whole.events().forEach(this::countEvent);
        List<Optional<String>> objections = objections(whole.events());
        Steps.Step step = whole.with(place -> objections.get(place).isEmpty());
        Optional<List<OutputRecord>> due = redecision.decide(step);
        Optional<BitSet> sound = due.flatMap(those -> Differences.places(whole.events(), those));
        for (int place = 0; place < objections.size(); place++) {
            addIfNot(sound, place, whole.events().get(place), objections.get(place));
        }
        if (sound.isPresent()) {
            adopt(whole.with(sound.get()::get).events(), due.orElseThrow());
        } else {
            follow(step, due);
        }
        engine.compareAt(events.last(), events.chains().all(), redecision.folded(), findings);
    }

    private List<Optional<String>> objections(List<LogRecord> records) {
        List<Optional<String>> objections = new ArrayList<>(records.size());
        records.forEach(each -> objections.add(authorship.objection(each.headers(), each.value())));
        return objections;
    }

    private void addIfNot(
            Optional<BitSet> sound, int place, LogRecord record, Optional<String> objection) {
        if (sound.filter(places -> places.get(place)).isEmpty()) {
            objection.ifPresentOrElse(
                    why -> findings.add(Kind.FOREIGN, record, why),
                    () ->
                            sound.ifPresent(
                                    _ -> findings.add(Kind.DECISION, record, Comparison.NOT_DUE)));
        }
    }

    private void adopt(List<LogRecord> records, List<OutputRecord> due) {
        events.adopt(records, due, redecision.chains());
        events.last().ifPresent(authorship::resumeAfter);
        comparison.agree(due);
    }

    private void follow(Steps.Step step, Optional<List<OutputRecord>> due) {
        List<Optional<EngineEvent>> read = new ArrayList<>(step.events().size());
        step.events().forEach(record -> read.add(events.check(record)));
        due.ifPresentOrElse(
                records -> redecision.compare(step, records),
                () -> redecision.follow(step.events(), read));
        redecision.chains().restore(events.chains().all());
    }

    /// Once there are no more steps.
    void finish() {
        engine.finish(findings);
    }

    private void takeInput(LogRecord input) {
        inputCount++;
        if (nextInput.isPresent() && nextInput.getAsLong() != input.offset()) {
            findings.add(
                    Kind.ORDER,
                    Log.INPUT,
                    input.offset(),
                    Optional.empty(),
                    String.format(
                            Locale.ROOT,
                            "found input %,d where input %,d must be",
                            input.offset(),
                            nextInput.getAsLong()));
        }
        nextInput = OptionalLong.of(input.offset() + 1);
    }

    /// Offsets rise in every log; an export's may have been changed.
    private void countEvent(LogRecord event) {
        eventCount++;
        if (lastEvent.isPresent() && event.offset() <= lastEvent.getAsLong()) {
            findings.add(
                    Kind.ORDER,
                    event,
                    String.format(
                            Locale.ROOT,
                            "its offset is not after %,d, that of the event before it",
                            lastEvent.getAsLong()));
        }
        lastEvent = OptionalLong.of(event.offset());
    }

    /// The inputs among which one may not be as the engine read it.
    Optional<Doubt> doubt() {
        return comparison.doubt();
    }

    PartitionReport report() {
        return new PartitionReport(
                partition,
                inputCount,
                eventCount,
                events.unchained(),
                redecision.decided(),
                redecision.start(),
                comparison.checkpoints(),
                engine.isCompared(),
                redecision.remark(),
                events.ledger().accounts(),
                events.ledger().openOrders(),
                events.ledger().totals(),
                findings.count());
    }
}
