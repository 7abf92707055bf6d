package io.tickfold.standalone;

import io.tickfold.embedded.DirectoryTakenException;
import io.tickfold.embedded.PortTakenException;
import io.tickfold.standalone.Standalone.Options;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.web.server.PortInUseException;

/// Finds what an operator can mend among the causes of a failed start.
final class StartFailure {

    private StartFailure() {}

    /// @return what to tell the operator
    /// @throws RuntimeException the failure itself, if it is a fault
    static CannotStartException of(RuntimeException failure, Options options, KafkaPort kafka) {
        return Stream.iterate((Throwable) failure, each -> each != null, Throwable::getCause)
                .flatMap(cause -> of(cause, options, kafka).stream())
                .findFirst()
                .orElseThrow(() -> failure);
    }

    private static Optional<CannotStartException> of(
            Throwable cause, Options options, KafkaPort kafka) {
        return switch (cause) {
            case PortTakenException _ -> Optional.of(kafka.inUse());
            case PortInUseException taken -> Optional.of(Ports.inUse(taken.getPort()));
            case DirectoryTakenException _ ->
                    Optional.of(
                            new CannotStartException(
                                    "another process uses the data in "
                                            + options.data()
                                            + "; stop it first, or choose another with --data"));
            default -> Optional.empty();
        };
    }
}
