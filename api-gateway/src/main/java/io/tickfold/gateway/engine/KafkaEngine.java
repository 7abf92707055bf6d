package io.tickfold.gateway.engine;

import io.tickfold.contract.input.Command;
import io.tickfold.contract.value.RequestId;
import java.util.function.BooleanSupplier;

/// Reaches the engine through the log: registers, sends, then waits for the final event.
final class KafkaEngine implements Engine {

    private final Admission admission;
    private final PendingRequests requests;
    private final CommandSender sender;
    private final EngineMeters meters;
    private final BooleanSupplier hearsReplies;
    private final RequestIds ids = new RequestIds();

    KafkaEngine(
            Admission admission,
            PendingRequests requests,
            CommandSender sender,
            EngineMeters meters,
            BooleanSupplier hearsReplies) {
        this.admission = admission;
        this.requests = requests;
        this.sender = sender;
        this.meters = meters;
        this.hearsReplies = hearsReplies;
    }

    /// Sends nothing while replies would be missed, too many commands are under way, or no time is
    /// left to wait.
    @Override
    public AttemptResult carryOut(Command command, Deadline deadline) {
        return meters.counted(
                isAnswered(deadline)
                        ? admission.admit(
                                command,
                                sender.partitions(),
                                deadline,
                                () -> attempt(command, ids.next(), deadline))
                        : new AttemptResult.NotSent());
    }

    /// Whether a reply would be heard in time.
    private boolean isAnswered(Deadline deadline) {
        return hearsReplies.getAsBoolean() && !deadline.remaining().isZero();
    }

    /// An undecided failure does not end the wait, since a reply may still arrive.
    private AttemptResult attempt(Command command, RequestId id, Deadline deadline) {
        if (!isAnswered(deadline)) {
            return new AttemptResult.NotSent();
        }
        try (PendingRequest request = requests.register(id)) {
            sender.send(command, id, request::notSent, meters::undecided);
            return request.await(deadline);
        }
    }
}
