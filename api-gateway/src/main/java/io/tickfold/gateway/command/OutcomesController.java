package io.tickfold.gateway.command;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.web.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// Tells clients what came of the commands of their accounts.
@Controller
@RequestMapping("/api/v1/trade/commands")
final class OutcomesController implements OutcomesApi {

    private final CommandLookup commands;

    OutcomesController(CommandLookup commands) {
        this.commands = commands;
    }

    @GetMapping("/{commandId}")
    @Override
    public Answer byId(
            HttpServletRequest request,
            Principal client,
            @PathVariable("commandId") String commandId) {
        return commands.byId(request, new AccountId(client.getName()), commandId);
    }

    @GetMapping
    @Override
    public Answer byKey(HttpServletRequest request, Principal client) {
        return commands.byKey(request, Requester.owner(new AccountId(client.getName())));
    }
}
