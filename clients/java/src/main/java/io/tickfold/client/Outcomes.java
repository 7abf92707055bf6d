package io.tickfold.client;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Asks what came of a command of which an answer says that nobody knows.
final class Outcomes {

    private static final Pattern OF_OTHERS = Pattern.compile("(/api/v1/admin/accounts/[^/]+)/.*");
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int GATEWAY_TIMEOUT = 504;

    private final Transport transport;
    private final Deadline deadline;

    Outcomes(Transport transport, Deadline deadline) {
        this.transport = transport;
        this.deadline = deadline;
    }

    /// The answer of a command that was carried out. Empty if its request has to be repeated under
    /// its key: it was refused, and the repetition tells why; or it will never be executed, which
    /// ends the doubt; or it cannot be asked for.
    Optional<Answer> of(Outgoing request, Answer unknown, Doubt doubt) throws InterruptedException {
        Optional<String> command = unknown.header("Command-Id");
        return unknown.status() == GATEWAY_TIMEOUT && command.isPresent()
                ? ask(address(request, command.get()), command.get(), doubt)
                : Optional.empty();
    }

    private static String address(Outgoing request, String command) {
        Matcher others = OF_OTHERS.matcher(request.target());
        String base = others.matches() ? others.group(1) : "/api/v1/trade";
        return base + "/commands/" + command;
    }

    private Optional<Answer> ask(String address, String command, Doubt doubt)
            throws InterruptedException {
        while (!deadline.isWithin(Duration.ZERO)) {
            Optional<Answer> answer = read(address);
            JsonNode outcome = Json.tree(answer.map(Answer::body).orElse("{}"));
            String status = outcome.path("status").asString("");
            if (!status.equals("PENDING")) {
                return settled(status, outcome, command, doubt);
            }
            Thread.sleep(
                    deadline.atMost(answer.flatMap(Answer::retryAfter).orElse(AGAIN)).toMillis());
        }
        return Optional.empty();
    }

    private Optional<Answer> read(String address) {
        try {
            return Optional.of(Attempts.untilFinal(transport, Outgoing.read(address), deadline))
                    .filter(Answer::isSuccess);
        } catch (UnavailableException e) {
            return Optional.empty();
        }
    }

    private static Optional<Answer> settled(
            String status, JsonNode outcome, String command, Doubt doubt) {
        if (status.equals("NOT_EXECUTED")) {
            doubt.end();
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Command-Id", List.of(command));
        return Optional.of(outcome)
                .filter(done -> status.equals("DONE"))
                .map(done ->
                        new Answer(
                                done.path("httpStatus").asInt(0),
                                HttpHeaders.of(headers, (name, value) -> true),
                                done.path("body").toString()))
                .filter(answer -> answer.status() > 0 && answer.isSuccess());
    }
}
