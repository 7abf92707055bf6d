package io.tickfold.engine.domain;

import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The headers of made-up commands: new ones, and those of commands that come again.
final class Envelopes {

    private static final int RECENT = 40;

    private final Dice dice;
    private final List<Command> sent = new ArrayList<>();
    private int count;

    Envelopes(Dice dice) {
        this.dice = dice;
    }

    /// A header that was not used before, often with an idempotency key.
    CommandHeader next(AccountId account, Instant now) {
        count++;
        return dice.permille(400)
                ? keyed(account, now)
                : new CommandHeader(
                        new CommandId("c" + count), account, Optional.empty(), validUntil(now));
    }

    CommandHeader keyed(AccountId account, Instant now) {
        count++;
        return new CommandHeader(
                new CommandId("k" + count),
                account,
                Optional.of(new Fingerprint((dice.permille(250) ? "adjust:f" : "f") + count)),
                validUntil(now));
    }

    private Instant validUntil(Instant now) {
        return switch (dice.weighted(980, 10, 10)) {
            case 0 -> now.plusSeconds(30);
            case 1 -> now;
            default -> now.minusMillis(1);
        };
    }

    /// Keeps a command in mind that may come again; those without a key are not supposed to.
    void keep(Command command) {
        if (command.header().fingerprint().isPresent() || dice.permille(50)) {
            sent.add(command);
        }
    }

    /// A command that was sent before, if any was: lately, or long ago.
    Optional<Command> again(Instant now) {
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        int back = dice.permille(100) ? sent.size() : Math.min(RECENT, sent.size());
        return Optional.of(again(sent.get(sent.size() - (int) dice.between(1, back)), now));
    }

    /// A command once more, or another one under its key.
    Command again(Command command, Instant now) {
        CommandHeader header = command.header();
        Optional<Fingerprint> fingerprint =
                header.fingerprint().map(f -> dice.permille(200) ? new Fingerprint("other") : f);
        return Headers.replace(
                command,
                new CommandHeader(
                        header.commandId(), header.accountId(), fingerprint, validUntil(now)));
    }
}
