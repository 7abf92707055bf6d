package io.tickfold.gateway.web;

/// Ends the work on a request with an answer; it is cheap and never logged.
public final class RefusedException extends RuntimeException {

    private final transient Answer answer;

    public RefusedException(Answer answer) {
        super("refused");
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
