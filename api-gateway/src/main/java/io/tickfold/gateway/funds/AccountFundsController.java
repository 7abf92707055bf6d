package io.tickfold.gateway.funds;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.command.Commands;
import io.tickfold.gateway.command.IdempotencyKey;
import io.tickfold.gateway.command.Operation;
import io.tickfold.gateway.command.Requester;
import io.tickfold.gateway.command.Wish;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.JsonObject;
import io.tickfold.gateway.web.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// A client's own money.
@Controller
@RequestMapping("/api/v1/account")
final class AccountFundsController implements AccountFundsApi {

    private final Commands commands;
    private final Duration patience;
    private final boolean selfDeposit;

    /// @param selfDeposit whether clients may give themselves money
    AccountFundsController(Commands commands, Duration patience, boolean selfDeposit) {
        this.commands = commands;
        this.patience = patience;
        this.selfDeposit = selfDeposit;
    }

    @PostMapping("/withdrawals")
    @Override
    public Answer withdraw(HttpServletRequest request, Principal client) {
        JsonObject body = RequestBodies.json(request).orElseThrow(Operation.WITHDRAW::missing);
        return answer(FundsReader.withdrawal(body), request, client);
    }

    @PostMapping("/deposits")
    @Override
    public Answer deposit(HttpServletRequest request, Principal client) {
        if (!selfDeposit) {
            throw GatewayRefusal.NOT_FOUND.exception();
        }
        JsonObject body = RequestBodies.json(request).orElseThrow(Operation.DEPOSIT::missing);
        return answer(FundsReader.deposit(body, Operation.DEPOSIT), request, client);
    }

    private Answer answer(Wish wish, HttpServletRequest request, Principal client) {
        Requester owner = Requester.owner(new AccountId(client.getName()));
        return commands.carryOut(wish, owner, IdempotencyKey.of(request), patience);
    }
}
