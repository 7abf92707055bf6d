package io.tickfold.gateway.trade;

import io.tickfold.contract.input.Command;
import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.GatewayProperties.Deadlines;
import io.tickfold.gateway.engine.Deadline;
import io.tickfold.gateway.engine.Engine;
import io.tickfold.gateway.engine.Outcome;
import io.tickfold.gateway.web.JsonObject;
import io.tickfold.gateway.web.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The two endpoints that trade.
@RestController
@RequestMapping("/api/v1/trade")
final class TradeController {

    private final Engine engine;
    private final OpenOrderReader openings;
    private final CloseOrderReader closings;
    private final Deadlines deadlines;

    TradeController(
            Engine engine,
            OpenOrderReader openings,
            CloseOrderReader closings,
            Deadlines deadlines) {
        this.engine = engine;
        this.openings = openings;
        this.closings = closings;
        this.deadlines = deadlines;
    }

    @PostMapping("/create")
    ResponseEntity<byte[]> create(HttpServletRequest request, Principal client) {
        JsonObject body = RequestBodies.json(request).orElseThrow(OpenOrderReader::missing);
        Command command = openings.read(body, account(client));
        return answer(command, deadlines.create(), Operation.CREATE);
    }

    @PostMapping("/close")
    ResponseEntity<byte[]> close(HttpServletRequest request, Principal client) {
        JsonObject body = RequestBodies.json(request).orElseThrow(CloseOrderReader::missing);
        Command command = closings.read(body, account(client));
        return answer(command, deadlines.close(), Operation.CLOSE);
    }

    private ResponseEntity<byte[]> answer(Command command, Duration patience, Operation operation) {
        Outcome outcome = engine.carryOut(command, Deadline.in(patience));
        return TradeAnswers.of(outcome, command.header().commandId(), operation).toResponse();
    }

    private static AccountId account(Principal client) {
        return new AccountId(client.getName());
    }
}
