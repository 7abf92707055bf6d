package io.tickfold.gateway.account;

import static io.tickfold.gateway.web.GatewayRefusal.USER_NOT_FOUND;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.gateway.market.Quotes;
import io.tickfold.gateway.readmodel.Reads;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RequestValues;
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

    private static final int EVENTS = 100;

    private final Reads reads;
    private final Quotes quotes;

    AccountController(Reads reads, Quotes quotes) {
        this.reads = reads;
        this.quotes = quotes;
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
        return reads.answer(
                request,
                new AccountId(client.getName()),
                this::figures,
                found -> found.map(Answer::ok).orElseGet(USER_NOT_FOUND::answer));
    }

    private Optional<AccountFigures> figures(AccountSnapshot account) {
        return account.balance()
                .map(balance -> AccountFigures.of(balance, account.openOrders(), quotes));
    }

    @GetMapping("/events")
    @Override
    public Answer events(HttpServletRequest request, Principal client) {
        AccountId account = new AccountId(client.getName());
        int limit = RequestValues.limit(request, EVENTS);
        long after =
                RequestValues.number(request, "after", GatewayRefusal.INVALID_AFTER).orElse(0L);
        RequestValues.requireOnly(request, "after", "limit");
        return reads.answer(
                request,
                account,
                snapshot -> snapshot.eventsAfter(after, limit),
                events -> Answer.ok(EventsBody.of(events)));
    }
}
