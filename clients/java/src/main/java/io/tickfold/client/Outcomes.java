package io.tickfold.client;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
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

    /// What cannot be told in this time is found out by a repetition, which needs no read model.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int GATEWAY_TIMEOUT = 504;

    private final Transport transport;

    Outcomes(Transport transport) {
        this.transport = transport;
    }

    /// The answer of a command that was carried out. Empty if its request has to be repeated under
    /// its key: it was refused, and the repetition tells why; or it will never be executed; or
    /// nobody can tell now.
    Optional<Answer> of(Outgoing request, Answer unknown, Deadline deadline)
            throws InterruptedException {
        Optional<String> command = unknown.header("Command-Id");
        return unknown.status() == GATEWAY_TIMEOUT && command.isPresent()
                ? ask(
                        address(request, command.get()),
                        command.get(),
                        Deadline.in(deadline.atMost(PATIENCE)))
                : Optional.empty();
    }

    private static String address(Outgoing request, String command) {
        Matcher others = OF_OTHERS.matcher(request.target());
        String base = others.matches() ? others.group(1) : "/api/v1/trade";
        return base + "/commands/" + command;
    }

    private Optional<Answer> ask(String address, String command, Deadline deadline)
            throws InterruptedException {
        while (!deadline.isWithin(Duration.ZERO)) {
            Optional<Answer> answer = once(address, deadline);
            JsonNode outcome = Json.tree(answer.map(Answer::body).orElse("{}"));
            if (!outcome.path("status").asString("").equals("PENDING")) {
                return carriedOut(outcome, command);
            }
            Duration wait = answer.flatMap(Answer::retryAfter).orElse(AGAIN);
            Thread.sleep(deadline.atMost(wait).toMillis());
        }
        return Optional.empty();
    }

    private Optional<Answer> once(String address, Deadline deadline) throws InterruptedException {
        try {
            Outgoing question = Outgoing.read(address);
            return Optional.of(transport.send(question, deadline.atMost(PATIENCE)))
                    .filter(Answer::isSuccess);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Answer> carriedOut(JsonNode outcome, String command) {
        HttpHeaders headers =
                HttpHeaders.of(Map.of("Command-Id", List.of(command)), (name, value) -> true);
        int status = outcome.path("httpStatus").asInt(0);
        return Optional.of(new Answer(status, headers, outcome.path("body").toString()))
                .filter(answer -> outcome.path("status").asString("").equals("DONE"))
                .filter(Answer::isSuccess);
    }
}
