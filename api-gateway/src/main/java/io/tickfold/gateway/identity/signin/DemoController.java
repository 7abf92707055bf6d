package io.tickfold.gateway.identity.signin;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.identity.token.Scope;
import io.tickfold.gateway.identity.token.TokenIssuer;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RequestValues;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.EnumSet;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/// Signs whoever sits at this machine in, as one demo user.
///
/// It exists only where `tickfold.signin.demo` is set, as in `./tickfold up`.
@Controller
@ConditionalOnProperty("tickfold.signin.demo")
final class DemoController implements DemoApi {

    private static final AccountId USER = new AccountId("demo");
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final NewAccounts accounts;
    private final TokenIssuer tokens;

    DemoController(NewAccounts accounts, TokenIssuer tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    @PostMapping("/api/v1/auth/demo")
    @Override
    public Answer signIn(HttpServletRequest request) {
        RequestValues.requireOnly(request);
        if (!LocalRequest.isFromHere(request)) {
            throw GatewayRefusal.FORBIDDEN.exception();
        }
        accounts.open(USER);
        String token = tokens.issue(USER, LIFETIME, EnumSet.of(Scope.WITHDRAW));
        return Answer.ok(new DemoBody(USER.value(), token));
    }
}
