package io.tickfold.gateway.operator;

import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.GatewayProperties;
import io.tickfold.gateway.account.FundsReader;
import io.tickfold.gateway.command.Commands;
import io.tickfold.gateway.command.IdempotencyKey;
import io.tickfold.gateway.command.Operation;
import io.tickfold.gateway.command.RefusalAnswers;
import io.tickfold.gateway.command.Requester;
import io.tickfold.gateway.command.Wish;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.JsonObject;
import io.tickfold.gateway.web.RefusedException;
import io.tickfold.gateway.web.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Deposits into accounts and adjusts balances; every request needs an idempotency key.
@Controller
@RequestMapping("/api/v1/admin/accounts/{account}")
final class OperatorFundsController implements OperatorApi.Funds {

    private final Commands commands;
    private final Duration patience;

    OperatorFundsController(Commands commands, GatewayProperties properties) {
        this.commands = commands;
        this.patience = properties.deadlines().close();
    }

    @PostMapping("/deposits")
    @Override
    public Answer deposit(
            HttpServletRequest request,
            Principal operator,
            @PathVariable("account") String account) {
        IdempotencyKey key = IdempotencyKey.required(request);
        JsonObject body = RequestBodies.json(request);
        Wish wish = FundsReader.deposit(body, Operation.ADMIN_DEPOSIT);
        return answer(wish, operator, account, key);
    }

    @PostMapping("/adjustments")
    @Override
    public Answer adjust(
            HttpServletRequest request,
            Principal operator,
            @PathVariable("account") String account) {
        IdempotencyKey key = IdempotencyKey.required(request);
        JsonObject body = RequestBodies.json(request);
        return answer(FundsReader.adjustment(body), operator, account, key);
    }

    private Answer answer(Wish wish, Principal operator, String account, IdempotencyKey key) {
        AccountId id = id(account, wish.operation());
        Requester requester = Requester.operator(new AccountId(operator.getName()), id);
        return commands.carryOut(wish, requester, Optional.of(key), patience);
    }

    private static AccountId id(String account, Operation operation) {
        try {
            return new AccountId(account);
        } catch (IllegalArgumentException _) {
            throw new RefusedException(RefusalAnswers.of(RefusalReason.UNKNOWN_ACCOUNT, operation));
        }
    }
}
