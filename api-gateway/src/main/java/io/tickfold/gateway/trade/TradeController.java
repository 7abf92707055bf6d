package io.tickfold.gateway.trade;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.GatewayProperties;
import io.tickfold.gateway.GatewayProperties.Deadlines;
import io.tickfold.gateway.command.Commands;
import io.tickfold.gateway.command.IdempotencyKey;
import io.tickfold.gateway.command.Requester;
import io.tickfold.gateway.command.Wish;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.JsonObject;
import io.tickfold.gateway.web.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// The endpoints that trade.
@Controller
@RequestMapping("/api/v1/trade")
final class TradeController implements TradeApi {

    private final Commands commands;
    private final OpenOrderReader openings;
    private final Deadlines deadlines;

    TradeController(Commands commands, OpenOrderReader openings, GatewayProperties properties) {
        this.commands = commands;
        this.openings = openings;
        this.deadlines = properties.deadlines();
    }

    @PostMapping("/create")
    @Override
    public Answer create(HttpServletRequest request, Principal client) {
        JsonObject body = RequestBodies.json(request);
        return answer(openings.read(body), request, client, deadlines.create());
    }

    @PostMapping("/close")
    @Override
    public Answer close(HttpServletRequest request, Principal client) {
        JsonObject body = RequestBodies.json(request);
        return answer(OrderChangeReader.close(body), request, client, deadlines.close());
    }

    @PostMapping("/close-all")
    @Override
    public Answer closeAll(HttpServletRequest request, Principal client) {
        JsonObject body = RequestBodies.json(request);
        return answer(OrderChangeReader.closeAll(body), request, client, deadlines.close());
    }

    @PatchMapping("/orders/{orderId}")
    @Override
    public Answer amend(
            HttpServletRequest request, Principal client, @PathVariable("orderId") String orderId) {
        JsonObject body = RequestBodies.json(request);
        return answer(OrderChangeReader.amend(body, orderId), request, client, deadlines.close());
    }

    private Answer answer(
            Wish wish, HttpServletRequest request, Principal client, Duration patience) {
        Requester owner = Requester.owner(new AccountId(client.getName()));
        return commands.carryOut(wish, owner, IdempotencyKey.of(request), patience);
    }
}
