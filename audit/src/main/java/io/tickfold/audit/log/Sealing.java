package io.tickfold.audit.log;

import io.tickfold.contract.wire.MessageHeaders;
import java.util.Optional;

/// Makes a partition's [Seal] from its records, in their order.
public final class Sealing {

    private static final byte[] NOTHING = new byte[0];

    private Seal seal;

    public Sealing(int partition) {
        seal = Seal.empty(partition);
    }

    /// Takes the next record of the partition.
    public void add(LogRecord next) {
        seal =
                switch (next.log()) {
                    case INPUT -> afterInput(next);
                    case EVENTS -> afterEvent(next);
                };
    }

    /// Of all records so far.
    public Seal seal() {
        return seal;
    }

    private Seal afterInput(LogRecord input) {
        return new Seal(
                seal.partition(),
                seal.inputs() + 1,
                seal.firstInput().or(() -> Optional.of(input.offset())),
                Optional.of(input.offset()),
                input.asInput().chainedTo(seal.inputsHash()),
                seal.events(),
                seal.eventsHash());
    }

    private Seal afterEvent(LogRecord event) {
        return new Seal(
                seal.partition(),
                seal.inputs(),
                seal.firstInput(),
                seal.lastInput(),
                seal.inputsHash(),
                seal.events() + 1,
                seal.eventsHash()
                        .afterEvent(MessageHeaders.typeName(event.headers()), value(event)));
    }

    private static byte[] value(LogRecord event) {
        byte[] value = event.value();
        return value == null ? NOTHING : value;
    }
}
