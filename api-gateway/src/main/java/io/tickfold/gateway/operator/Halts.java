package io.tickfold.gateway.operator;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.command.RefusalAnswers;
import io.tickfold.gateway.operator.HaltMemory.Earlier;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;

/// Halts symbols and resumes trading in them. The log obeys each key once; the memory here answers
/// a repetition as such, and refuses another request under a key, unless it fails.
final class Halts {

    private static final String UNDECIDED =
            "Not every partition has answered, some may have been told: repeating is safe";

    private final Predicate<SymbolHalt> broadcast;
    private final HaltMemory memory;

    /// @param broadcast tells every partition, and returns whether all of them have the halt
    Halts(Predicate<SymbolHalt> broadcast, HaltMemory memory) {
        this.broadcast = broadcast;
        this.memory = memory;
    }

    /// The body of the answer.
    @Schema(name = "HaltResult")
    record HaltBody(String symbol, boolean halted) {}

    Answer halt(HaltMemory.Key key, Symbol symbol) {
        return once(key, symbol, true);
    }

    /// @param key without one, a late repetition is not recognised
    Answer resume(Optional<HaltMemory.Key> key, Symbol symbol) {
        return key.map(k -> once(k, symbol, false))
                .orElseGet(() -> send(new SymbolHalt(symbol, false)));
    }

    private Answer once(HaltMemory.Key key, Symbol symbol, boolean isHalted) {
        SymbolHalt wanted = new SymbolHalt(symbol, isHalted, Optional.of(key.command()));
        String asked = (wanted.halted() ? "halt:" : "resume:") + wanted.symbol();
        return switch (memory.begin(key, asked)) {
            case Earlier.SENT -> done(wanted).with(Answer.REPLAYED, "true");
            case Earlier.OTHER -> RefusalAnswers.keyReused();
            case Earlier.NOT_SENT -> send(key, asked, wanted);
        };
    }

    private Answer send(HaltMemory.Key key, String asked, SymbolHalt wanted) {
        Answer answer = send(wanted);
        if (answer.status() == HttpStatus.OK.value()) {
            memory.sent(key, asked);
        }
        return answer;
    }

    private Answer send(SymbolHalt wanted) {
        return broadcast.test(wanted) ? done(wanted) : undecided();
    }

    private static Answer done(SymbolHalt halt) {
        return Answer.ok(new HaltBody(halt.symbol().value(), halt.halted()));
    }

    private static Answer undecided() {
        return GatewayRefusal.PARTLY_SENT.saying(UNDECIDED);
    }
}
