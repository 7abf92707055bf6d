package io.tickfold.gateway.account;

import static io.tickfold.gateway.web.GatewayRefusal.USER_NOT_FOUND;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.gateway.readmodel.Reads;
import io.tickfold.gateway.web.Answer;
import io.tickfold.readmodel.query.AccountSnapshot;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Says what is in the client's account, what it is worth, and what happened to it: its events,
/// gap-free and in order.
@Controller
@RequestMapping("/api/v1")
final class AccountController implements AccountApi {

    private final Reads reads;
    private final AccountReads accounts;

    AccountController(Reads reads, AccountReads accounts) {
        this.reads = reads;
        this.accounts = accounts;
    }

    @GetMapping("/balance")
    @Override
    public Answer balance(HttpServletRequest request, Principal client) {
        return reads.answer(
                request,
                new AccountId(client.getName()),
                AccountSnapshot::balance,
                AccountController::balance);
    }

    private static Answer balance(Optional<Money> found) {
        return found.map(balance -> Answer.ok(new FoundBalance("success", balance.value())))
                .orElseGet(() ->
                        USER_NOT_FOUND.answer(new NoBalance("error", USER_NOT_FOUND.error())));
    }

    @GetMapping("/account")
    @Override
    public Answer account(HttpServletRequest request, Principal client) {
        return accounts.account(request, new AccountId(client.getName()));
    }

    @GetMapping("/account/balances")
    @Override
    public Answer balances(HttpServletRequest request, Principal client) {
        return accounts.balances(request, new AccountId(client.getName()));
    }

    @GetMapping("/events")
    @Override
    public Answer events(HttpServletRequest request, Principal client) {
        return accounts.events(request, new AccountId(client.getName()));
    }
}
