package io.tickfold.client;

import io.tickfold.client.model.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The request was refused: nothing has changed.
public final class RefusedException extends TickfoldException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String reason;
    private final transient @Nullable Problem problem;

    private RefusedException(String message, Answer answer, Optional<Problem> problem) {
        super(message, null);
        this.status = answer.status();
        this.reason = answer.reason();
        this.problem = problem.orElse(null);
    }

    static RefusedException of(Answer answer) {
        Optional<Problem> problem = Json.problem(answer.body());
        String detail = problem.map(Problem::getDetail).orElse(answer.body());
        String message = answer.status() + " " + answer.reason() + ": " + detail;
        return new RefusedException(message, answer, problem);
    }

    /// The status of the answer.
    public int status() {
        return status;
    }

    /// The stable name, such as `INSUFFICIENT_BALANCE`; `HTTP_` and the status if there is none.
    public String reason() {
        return reason;
    }

    /// The details of RFC 9457.
    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }
}
