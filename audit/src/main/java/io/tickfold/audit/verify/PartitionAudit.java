package io.tickfold.audit.verify;

import io.tickfold.audit.log.LogRecord;
import io.tickfold.audit.log.LogRecord.Log;
import io.tickfold.audit.verify.Comparison.Doubt;
import io.tickfold.audit.verify.Finding.Kind;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.engine.journal.Authorship;
import io.tickfold.engine.journal.OutputRecord;
import java.util.ArrayList;
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

    /// What no engine can have written is a finding, and nothing else depends on it.
    void take(Steps.Step whole) {
        whole.input().ifPresent(this::takeInput);
        eventCount += whole.events().size();
        Steps.Step step = whole.with(this::mayBeOfAnEngine);
        Optional<List<OutputRecord>> due = redecision.decide(step);
        if (due.filter(records -> Differences.isNone(step.events(), records)).isPresent()) {
            events.adopt(step.events(), due.get(), redecision.chains());
            comparison.agree(due.get());
        } else {
            List<Optional<EngineEvent>> read = new ArrayList<>(step.events().size());
            step.events().forEach(record -> read.add(events.check(record)));
            due.ifPresentOrElse(
                    records -> redecision.compare(step, records),
                    () -> redecision.follow(step.events(), read));
            redecision.chains().restore(events.chains().all());
        }
        engine.compareAt(events.last(), events.chains().all(), redecision.folded(), findings);
    }

    private boolean mayBeOfAnEngine(LogRecord event) {
        Optional<String> objection = authorship.objection(event.headers(), event.value());
        objection.ifPresent(why -> findings.add(Kind.FOREIGN, event, why));
        return objection.isEmpty();
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
