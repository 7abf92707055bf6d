package io.tickfold.gateway.web;

import org.springframework.http.HttpStatus;

/// Every reason for which the gateway itself refuses a request; the names are stable.
public enum GatewayRefusal {
    MISSING_PARAMETERS(HttpStatus.BAD_REQUEST, "Missing required parameters"),
    /// What the body names and nobody reads, such as a misspelt field.
    UNKNOWN_FIELD(HttpStatus.BAD_REQUEST, "Unknown field"),
    UNKNOWN_PARAMETER(HttpStatus.BAD_REQUEST, "Unknown parameter"),
    /// The body is not one JSON object; the text says what is wrong with it, and where.
    INVALID_BODY(HttpStatus.BAD_REQUEST, "Body must be a JSON object"),
    INVALID_QUANTITY(HttpStatus.BAD_REQUEST, "Quantity must be greater than 0"),
    INVALID_LEVERAGE(HttpStatus.BAD_REQUEST, "Leverage must be a positive whole number"),
    INVALID_SLIPPAGE(HttpStatus.BAD_REQUEST, "Slippage must be zero or a positive number"),
    INVALID_TAKE_PROFIT(HttpStatus.BAD_REQUEST, "Take profit must be greater than 0"),
    INVALID_STOP_LOSS(HttpStatus.BAD_REQUEST, "Stop loss must be greater than 0"),
    INVALID_EXPECTED_PRICE(HttpStatus.BAD_REQUEST, "Expected price must be greater than 0"),
    INVALID_CLIENT_ORDER_ID(
            HttpStatus.BAD_REQUEST, "Client order id must be 1 to 64 printable ASCII characters"),
    INVALID_SYMBOL(HttpStatus.BAD_REQUEST, "Symbol must be a string"),
    INVALID_TYPE(HttpStatus.BAD_REQUEST, "Type must be a string"),
    INVALID_AMOUNT(
            HttpStatus.BAD_REQUEST, "Amount must be greater than 0 and have at most 2 decimals"),
    INVALID_ADJUSTMENT(HttpStatus.BAD_REQUEST, "Amount must not be 0 and have at most 2 decimals"),
    INVALID_REASON(HttpStatus.BAD_REQUEST, "Reason must be 1 to 200 characters"),
    INVALID_IDEMPOTENCY_KEY(
            HttpStatus.BAD_REQUEST, "Idempotency-Key must be 1 to 255 printable ASCII characters"),
    MISSING_IDEMPOTENCY_KEY(HttpStatus.BAD_REQUEST, "Idempotency-Key is required"),
    INVALID_MIN_POSITION(
            HttpStatus.BAD_REQUEST, "Min-Position must be a Position of the same account"),
    INVALID_LIMIT(HttpStatus.BAD_REQUEST, "limit must be a whole number from 1 to 1000"),
    INVALID_CURSOR(HttpStatus.BAD_REQUEST, "before must be taken from the link to a page"),
    INVALID_ACCOUNT_ID(
            HttpStatus.BAD_REQUEST,
            "prefix and after must be 1 to 64 letters, digits, hyphens or underscores"),
    INVALID_SORT(HttpStatus.BAD_REQUEST, "sort must be accountId or marginLevel"),
    INVALID_AFTER(HttpStatus.BAD_REQUEST, "after must be a sequence, 0 or greater"),
    /// What was sent is no address of a mailbox.
    EMAIL_REQUIRED(HttpStatus.BAD_REQUEST, "Email is required"),
    INVALID_EVENT_POSITION(
            HttpStatus.BAD_REQUEST, "Last-Event-ID must be the sequence of an event, or 0"),
    POSITION_BEYOND_END(HttpStatus.BAD_REQUEST, "The account has no event with this sequence yet"),
    INVALID_SYMBOLS(HttpStatus.BAD_REQUEST, "Symbols must be at most 50 names such as BTCUSDT"),
    MISSING_QUERY_PARAMETERS(HttpStatus.BAD_REQUEST, "Missing required query parameters"),
    INVALID_INTERVAL(HttpStatus.BAD_REQUEST, "Invalid interval value"),
    INVALID_TIME_RANGE(
            HttpStatus.BAD_REQUEST, "from and to must be times such as 2026-03-01T12:00:00Z"),
    TOO_MANY_CANDLES(
            HttpStatus.BAD_REQUEST, "At most 5000 candles at once: ask for a shorter time"),
    /// The request is no proper HTTP.
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "Bad request"),
    UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "Unauthorized"),
    /// No sign-in link, or one that was used or has expired.
    INVALID_SIGN_IN_LINK(HttpStatus.UNAUTHORIZED, "Invalid token \u274c"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Forbidden"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Not found"),
    USER_NOT_FOUND(HttpStatus.NOT_FOUND, "User not found"),
    UNKNOWN_ORDER(HttpStatus.NOT_FOUND, "Order not found"),
    UNKNOWN_COMMAND(HttpStatus.NOT_FOUND, "Command not found"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed"),
    /// This gateway still waits for the outcome of the first attempt.
    STILL_RUNNING(HttpStatus.CONFLICT, "A request with this Idempotency-Key is still running"),
    PAYLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Payload too large"),
    URI_TOO_LONG(HttpStatus.URI_TOO_LONG, "Request line too long"),
    /// Neither JSON in UTF-8 nor that compressed by gzip.
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json"),
    /// What is there speaks another protocol.
    UPGRADE_REQUIRED(HttpStatus.UPGRADE_REQUIRED, "Upgrade required"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    /// This client waits for as many answers as it may, or has yet to take in too much of them.
    TOO_MANY_AT_ONCE(HttpStatus.TOO_MANY_REQUESTS, "Too many requests at once"),
    TOO_MANY_STREAMS(HttpStatus.TOO_MANY_REQUESTS, "Too many open streams"),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "Headers too large"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Internal server error"),
    /// What the request asks for is certain not to happen.
    SERVICE_UNAVAILABLE("Not carried out, safe to retry"),
    /// More commands are under way than are answered soon; opens are turned away before closes.
    OVERLOADED("Too many commands at once, not carried out, safe to retry"),
    /// What is asked for has not been read from the log yet.
    READ_MODEL_BEHIND("Not read from the log yet, safe to retry"),
    /// This gateway shuts down; another one, or the next, will answer.
    SHUTTING_DOWN("This gateway ends, not carried out, safe to retry"),
    /// The keys that would tell whether the token holds cannot be fetched.
    KEYS_UNAVAILABLE("The keys of tokens cannot be fetched, not carried out, safe to retry"),
    /// No mail can be sent, or an account cannot be opened; a link stays as it was.
    SIGN_IN_UNAVAILABLE("Signing in is not possible now, a link stays as it was, safe to retry"),
    /// Nobody knows whether the account was opened; the link stays as it was.
    SIGN_IN_UNDECIDED(
            HttpStatus.GATEWAY_TIMEOUT,
            "Request timeout",
            "Whether the account was opened is unknown, the link stays as it was, safe to retry"),
    /// No price feed has said yet what can be traded.
    RULES_UNKNOWN("What can be traded is not known yet, safe to retry"),
    /// This gateway has as many streams as it may, or is being shut down.
    STREAMS_EXHAUSTED("This gateway opens no more streams now, safe to retry"),
    /// Some partitions may have been told, others not; asking again does no harm.
    PARTLY_SENT(HttpStatus.GATEWAY_TIMEOUT, "Request timeout"),
    /// What the request asks for may happen, or have happened.
    OUTCOME_UNKNOWN(HttpStatus.GATEWAY_TIMEOUT, "Request timeout");

    private final HttpStatus status;
    private final String error;
    private final String message;

    /// One that says all there is to say in one text.
    GatewayRefusal(HttpStatus status, String error) {
        this(status, error, "");
    }

    /// A temporary one.
    GatewayRefusal(String message) {
        this(HttpStatus.SERVICE_UNAVAILABLE, "Service unavailable", message);
    }

    GatewayRefusal(HttpStatus status, String error, String message) {
        this.status = status;
        this.error = error;
        this.message = message;
    }

    /// What clients read.
    public String error() {
        return error;
    }

    public Answer answer() {
        return message.isEmpty() ? answer(new ErrorBody(error)) : saying(message);
    }

    /// The answer that says more in words, such as whether a retry is safe.
    public Answer saying(String more) {
        return answer(
                status == HttpStatus.GATEWAY_TIMEOUT
                        ? ErrorBody.undecided(error, more)
                        : new ErrorBody(error, more));
    }

    /// The answer with a body that says more.
    public Answer answer(Object body) {
        return Answer.error(status, name(), body);
    }

    public RefusedException exception() {
        return new RefusedException(answer());
    }
}
