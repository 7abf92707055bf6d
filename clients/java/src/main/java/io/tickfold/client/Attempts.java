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
        }
        return Optional.empty();
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
            case 500 -> !request.isCommand() || answer.isDecided();
            default -> true;
        };
    }

    private static boolean saysNotExecuted(Answer answer) {
        return answer.status() == 429 || answer.status() == 503;
    }

    /// A gateway that refuses the repetition of an attempt does not know what came of that.
    private Answer requireCertain(Answer answer) {
        if (doubt.exists() && !answer.isSuccess() && !answer.isDecided()) {
            throw gaveUp(RefusedException.of(answer));
        }
        return answer;
    }

    private TickfoldException gaveUp(@Nullable Throwable cause) {
        return request.key()
                .filter(key -> doubt.exists())
                .<TickfoldException>map(
                        key -> new OutcomeUnknownException(key, doubt.commandId(), cause))
                .orElseGet(() -> new UnavailableException("not carried out: " + cause, cause));
    }
}
