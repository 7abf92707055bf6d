package io.tickfold.audit.log;

import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.wire.MessageHeaders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        ChainHash hash =
                seal.inputsHash()
                        .afterInput(
                                input.offset(),
                                input.timestamp(),
                                orNothing(input.key()),
                                MessageHeaders.typeName(input.headers()),
                                orNothing(input.value()));
        return new Seal(
                seal.partition(),
                seal.inputs() + 1,
                seal.firstInput().or(() -> Optional.of(input.offset())),
                Optional.of(input.offset()),
                hash,
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
                        .afterEvent(
                                MessageHeaders.typeName(event.headers()),
                                orNothing(event.value())));
    }

    private static byte[] orNothing(byte @Nullable [] bytes) {
        return bytes == null ? NOTHING : bytes;
    }
}
