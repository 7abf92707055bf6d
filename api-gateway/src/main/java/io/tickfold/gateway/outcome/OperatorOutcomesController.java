package io.tickfold.gateway.outcome;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.command.Requester;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// Tells operators what came of the commands of an account, and of those under their own keys.
@Controller
@RequestMapping("/api/v1/admin/accounts/{account}/commands")
final class OperatorOutcomesController implements OperatorOutcomesApi {

    private final CommandQuestions questions;

    OperatorOutcomesController(CommandQuestions questions) {
        this.questions = questions;
    }

    @GetMapping("/{commandId}")
    @Override
    public Answer byId(
            HttpServletRequest request,
            @PathVariable("account") String account,
            @PathVariable("commandId") String commandId) {
        return questions.byId(request, id(account), commandId);
    }

    @GetMapping
    @Override
    public Answer byKey(
            HttpServletRequest request,
            Principal operator,
            @PathVariable("account") String account) {
        AccountId asking = new AccountId(operator.getName());
        return questions.byKey(request, Requester.operator(asking, id(account)));
    }

    private static AccountId id(String account) {
        try {
            return new AccountId(account);
        } catch (IllegalArgumentException _) {
            throw GatewayRefusal.USER_NOT_FOUND.exception();
        }
    }
}
