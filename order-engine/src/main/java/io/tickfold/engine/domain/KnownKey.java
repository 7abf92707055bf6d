package io.tickfold.engine.domain;

import static io.tickfold.contract.event.RefusalReason.KEY_REUSED;
import static io.tickfold.contract.event.RefusalReason.TOO_MANY_KEYS;

import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.value.Fingerprint;
import io.tickfold.engine.domain.KeyMemory.Use;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What is known of a command's idempotency key, looked up before the command is decided.
///
/// @param before what the key was used for, if that is remembered
/// @param full the bound that is reached, if no more keys can be remembered
/// @param sparesCloses whether orders can be closed nevertheless
record KnownKey(Optional<Use> before, OptionalInt full, boolean sparesCloses) {

    /// Of a command without a key, or with one that was not used.
    static final KnownKey NOTHING = new KnownKey(Optional.empty(), OptionalInt.empty(), false);

    /// Answers a repeated command by its first answer.
    ///
    /// @return whether it was one
    /// @throws Refused if its key was used for something else
    boolean answerAgain(Command command, Decision decision) {
        if (before.isEmpty()) {
            return false;
        }
        Fingerprint first = before.get().fingerprint();
        if (!command.header().fingerprint().equals(Optional.of(first))) {
            throw Refused.because(KEY_REUSED, Map.of("first", first));
        }
        decision.add(new CommandRepeated(decision.header(), before.get().first()));
        return true;
    }

    /// @throws Refused if the answer could not be remembered, unless orders are to be closed
    void requireRoomFor(Command command) {
        boolean isClose = command instanceof CloseOrder || command instanceof CloseAllOrders;
        if (!isClose || !sparesCloses) {
            requireRoom();
        }
    }

    /// Remembers beyond the bound only what has closed something: as much as was opened, and no
    /// more.
    ///
    /// @throws Refused if the answer cannot be remembered
    void requireRoomFor(Decision decision) {
        if (!decision.closesAny()) {
            requireRoom();
        }
    }

    private void requireRoom() {
        if (full.isPresent()) {
            throw Refused.because(TOO_MANY_KEYS, Map.of("maximum", full.getAsInt()));
        }
    }
}
