package io.tickfold.gateway.operator;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.gateway.command.RefusalAnswers;
import io.tickfold.gateway.operator.HaltMemory.Earlier;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;

/// Halts symbols and resumes trading in them. The log obeys each key once; the memory here answers
/// a repetition as such, and refuses another request under a key, unless it fails.
final class Halts {

    private static final String UNDECIDED =
            "Not every partition has answered, some may have been told: repeating is safe";

    private final Predicate<SymbolHalt> broadcast;
    private final HaltMemory memory;
    private final HaltRecords records;
    private final InstantSource time;

    /// @param broadcast tells every partition, and returns whether all of them have the halt
    Halts(
            Predicate<SymbolHalt> broadcast,
            HaltMemory memory,
            HaltRecords records,
            InstantSource time) {
        this.broadcast = broadcast;
        this.memory = memory;
        this.records = records;
        this.time = time;
    }

    /// The body of the answer.
    @Schema(name = "HaltResult")
    record HaltBody(String symbol, boolean halted) {}

    Answer answer(HaltRequest asked) {
        return asked.key().map(key -> once(key, asked)).orElseGet(() -> send(asked));
    }

    private Answer once(HaltMemory.Key key, HaltRequest asked) {
        return switch (memory.begin(key, asked.asked())) {
            case Earlier.SENT -> done(asked).with(Answer.REPLAYED, "true");
            case Earlier.OTHER -> RefusalAnswers.keyReused();
            case Earlier.NOT_SENT -> send(key, asked);
        };
    }

    private Answer send(HaltMemory.Key key, HaltRequest asked) {
        Answer answer = send(asked);
        if (answer.status() == HttpStatus.OK.value()) {
            memory.sent(key, asked.asked());
        }
        return answer;
    }

    private Answer send(HaltRequest asked) {
        Instant at = time.instant();
        boolean complete = broadcast.test(asked.input());
        records.keep(HaltRecord.of(asked, complete, at));
        return complete ? done(asked) : GatewayRefusal.PARTLY_SENT.saying(UNDECIDED);
    }

    private static Answer done(HaltRequest asked) {
        return Answer.ok(new HaltBody(asked.symbol().value(), asked.halted()));
    }
}
