package io.tickfold.gateway.account;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.GatewayProperties;
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

/// Lets clients take money out of their own accounts and, for demonstrations, deposit some.
@Controller
@RequestMapping("/api/v1/account")
final class AccountFundsController implements AccountFundsApi {

    private final Commands commands;
    private final Duration patience;
    private final boolean selfDeposit;

    AccountFundsController(Commands commands, GatewayProperties properties) {
        this.commands = commands;
        this.patience = properties.deadlines().close();
        this.selfDeposit = properties.selfDeposit();
    }

    @PostMapping("/withdrawals")
    @Override
    public Answer withdraw(HttpServletRequest request, Principal client) {
        JsonObject body = RequestBodies.json(request);
        return answer(FundsReader.withdrawal(body), request, client);
    }

    @PostMapping("/deposits")
    @Override
    public Answer deposit(HttpServletRequest request, Principal client) {
        if (!selfDeposit) {
            throw GatewayRefusal.NOT_FOUND.exception();
        }
        JsonObject body = RequestBodies.json(request);
        return answer(FundsReader.deposit(body, Operation.DEPOSIT), request, client);
    }

    private Answer answer(Wish wish, HttpServletRequest request, Principal client) {
        Requester owner = Requester.owner(new AccountId(client.getName()));
        return commands.carryOut(wish, owner, IdempotencyKey.of(request), patience);
    }
}
