package io.tickfold.gateway.operator;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.command.CommandLookup;
import io.tickfold.gateway.command.Requester;
import io.tickfold.gateway.readmodel.Reads;
import io.tickfold.gateway.web.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// Tells operators what came of the commands of an account, and of those under their own keys.
@Controller
@RequestMapping("/api/v1/admin/accounts/{account}/commands")
final class OperatorOutcomesController implements OperatorApi.Outcomes {

    private final CommandLookup commands;

    OperatorOutcomesController(CommandLookup commands) {
        this.commands = commands;
    }

    @GetMapping("/{commandId}")
    @Override
    public Answer byId(
            HttpServletRequest request,
            @PathVariable("account") String account,
            @PathVariable("commandId") String commandId) {
        return commands.byId(request, Reads.account(account), commandId);
    }

    @GetMapping
    @Override
    public Answer byKey(
            HttpServletRequest request,
            Principal operator,
            @PathVariable("account") String account) {
        AccountId asking = new AccountId(operator.getName());
        return commands.byKey(request, Requester.operator(asking, Reads.account(account)));
    }
}
