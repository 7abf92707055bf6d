package io.tickfold.gateway.account;

import static io.tickfold.gateway.web.GatewayRefusal.USER_NOT_FOUND;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.gateway.market.Quotes;
import io.tickfold.gateway.readmodel.MinPosition;
import io.tickfold.gateway.readmodel.ReadModel;
import io.tickfold.gateway.readmodel.View;
import io.tickfold.gateway.web.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Says what is in the client's account, and what it is worth.
@Controller
@RequestMapping("/api/v1")
final class AccountController implements AccountApi {

    private final ReadModel readModel;
    private final Quotes quotes;

    AccountController(ReadModel readModel, Quotes quotes) {
        this.readModel = readModel;
        this.quotes = quotes;
    }

    @GetMapping("/balance")
    @Override
    public Answer balance(HttpServletRequest request, Principal client) {
        AccountId account = new AccountId(client.getName());
        View<Optional<Money>> view = read(request, account, sql -> Balances.find(sql, account));
        return view.mark(
                view.result()
                        .map(balance -> Answer.ok(BalanceBody.of(balance)))
                        .orElseGet(() -> USER_NOT_FOUND.answer(BalanceBody.of(USER_NOT_FOUND))));
    }

    @GetMapping("/account")
    @Override
    public Answer account(HttpServletRequest request, Principal client) {
        AccountId account = new AccountId(client.getName());
        View<Optional<AccountFigures>> view = read(request, account, sql -> figures(sql, account));
        return view.mark(view.result().map(Answer::ok).orElseGet(USER_NOT_FOUND::answer));
    }

    private <T> View<T> read(
            HttpServletRequest request, AccountId account, Function<JdbcClient, T> query) {
        return readModel.read(account, MinPosition.of(request), query);
    }

    private Optional<AccountFigures> figures(JdbcClient sql, AccountId account) {
        return Balances.find(sql, account)
                .map(balance -> AccountFigures.of(balance, HeldOrders.of(sql, account), quotes));
    }
}
