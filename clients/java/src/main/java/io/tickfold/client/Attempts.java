package io.tickfold.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Repeats a request by the rules of the API until its outcome is final or its time has passed.
final class Attempts {

    /// A gateway answers earlier than this, if only that it does not know the outcome.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Transport transport;
    private final Outgoing request;
    private final Deadline deadline;
    private final Outcomes outcomes;
    private final Pause pause = new Pause();
    private final Doubt doubt = new Doubt();
    private @Nullable Throwable failure;

    private Attempts(Transport transport, Outgoing request, Deadline deadline) {
        this.transport = transport;
        this.request = request;
        this.deadline = deadline;
        this.outcomes = new Outcomes(transport);
    }

    /// The final answer, whether it is a success or a refusal.
    ///
    /// @throws UnavailableException if the time has passed and nothing has changed
    /// @throws OutcomeUnknownException if the time has passed and something may have changed
    static Answer untilFinal(Transport transport, Outgoing request, Deadline deadline) {
        Attempts attempts = new Attempts(transport, request, deadline);
        try {
            return attempts.untilFinal();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw attempts.gaveUp(e);
        }
    }

    private Answer untilFinal() throws InterruptedException {
        while (true) {
            Optional<Answer> answer = once();
            Optional<Answer> outcome =
                    answer.isPresent() ? outcome(answer.get()) : Optional.empty();
            if (outcome.isPresent()) {
                return requireCertain(outcome.get());
            }
            if (doubt.exists() && !request.isRepeatable()) {
                throw gaveUp(failure);
            }
            Duration wait = pause.next(answer.flatMap(Answer::retryAfter));
            if (deadline.isWithin(wait)) {
                throw gaveUp(failure);
            }
            Thread.sleep(wait.toMillis());
        }
    }

    /// What one attempt was answered; empty if no answer arrived.
    private Optional<Answer> once() throws InterruptedException {
        try {
            return Optional.of(transport.send(request, deadline.atMost(PATIENCE)));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            failure = e;
        } catch (IOException e) {
            failure = e;
            doubt.begin();
        } catch (InterruptedException e) {
            doubt.begin();
            throw e;
        } catch (RuntimeException e) {
            whenNothingWasSent(e);
        }
        return Optional.empty();
    }

    /// Such as because there was no token. Of an earlier attempt nobody knows what came, so that
    /// the call must not end with this.
    private void whenNothingWasSent(RuntimeException e) {
        if (!doubt.exists()) {
            throw e;
        }
        failure = e;
    }

    /// The final answer, if this one is or leads to it; empty if the request has to be repeated.
    private Optional<Answer> outcome(Answer answer) throws InterruptedException {
        if (isFinal(answer)) {
            return Optional.of(answer);
        }
        failure = RefusedException.of(answer);
        if (!saysNotExecuted(answer)) {
            doubt.begin(answer);
            return outcomes.of(request, answer, deadline);
        }
        return Optional.empty();
    }

    private boolean isFinal(Answer answer) {
        return switch (answer.status()) {
            case 409, 429, 502, 503, 504 -> false;
            case 500 -> answer.hasReason() && (!request.isCommand() || answer.isDecided());
            default -> answer.hasReason() || !isOfSomebodyWhoGaveUp(answer);
        };
    }

    /// A proxy says so after it has passed the request on.
    private static boolean isOfSomebodyWhoGaveUp(Answer answer) {
        return answer.status() == 408 || answer.status() >= 500;
    }

    private static boolean saysNotExecuted(Answer answer) {
        return answer.status() == 429 || (answer.status() == 503 && answer.hasReason());
    }

    /// A gateway that refuses the repetition of an attempt does not know what came of that.
    private Answer requireCertain(Answer answer) {
        if (doubt.exists() && !answer.isSuccess() && !answer.isDecided()) {
            throw gaveUp(RefusedException.of(answer));
        }
        return answer;
    }

    private TickfoldException gaveUp(@Nullable Throwable cause) {
        return doubt.exists() && request.isCommand()
                ? new OutcomeUnknownException(request.key().orElse(""), doubt.commandId(), cause)
                : new UnavailableException("not carried out: " + cause, cause);
    }
}
