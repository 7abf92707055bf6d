package io.tickfold.gateway.operator;

import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.command.RefusalAnswers;
import io.tickfold.gateway.operator.HaltMemory.Earlier;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import java.util.function.Predicate;

/// Halts symbols, once per key as far as keys are remembered, and resumes trading in them.
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
    record HaltBody(String symbol, boolean halted) {}

    Answer halt(HaltMemory.Key key, Symbol symbol) {
        String asked = "halt:" + symbol;
        return switch (memory.begin(key, asked)) {
            case Earlier.SENT -> done(symbol, true).with(Answer.REPLAYED, "true");
            case Earlier.OTHER -> RefusalAnswers.keyReused();
            case Earlier.NOT_SENT -> send(key, asked, symbol);
        };
    }

    private Answer send(HaltMemory.Key key, String asked, Symbol symbol) {
        if (!broadcast.test(new SymbolHalt(symbol, true))) {
            return undecided();
        }
        memory.sent(key, asked);
        return done(symbol, true);
    }

    Answer resume(Symbol symbol) {
        return broadcast.test(new SymbolHalt(symbol, false)) ? done(symbol, false) : undecided();
    }

    private static Answer done(Symbol symbol, boolean halted) {
        return Answer.ok(new HaltBody(symbol.value(), halted));
    }

    private static Answer undecided() {
        return GatewayRefusal.PARTLY_SENT.saying(UNDECIDED);
    }
}
