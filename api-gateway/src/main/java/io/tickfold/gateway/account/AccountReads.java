package io.tickfold.gateway.account;

import static io.tickfold.gateway.web.GatewayRefusal.USER_NOT_FOUND;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.account.AccountApi.BalancesBody;
import io.tickfold.gateway.account.AccountApi.EventsBody;
import io.tickfold.gateway.market.Quotes;
import io.tickfold.gateway.readmodel.Reads;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RequestValues;
import io.tickfold.readmodel.query.AccountSnapshot;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Answers what an account is worth, and what happened to it, whoever may ask.
@Component
final class AccountReads {

    private static final int EVENTS = 100;
    private static final String FROM = "from";
    private static final String TO = "to";

    private final Reads reads;
    private final Quotes quotes;

    AccountReads(Reads reads, Quotes quotes) {
        this.reads = reads;
        this.quotes = quotes;
    }

    Answer account(HttpServletRequest request, AccountId account) {
        return reads.answer(
                request,
                account,
                this::figures,
                found -> found.map(Answer::ok).orElseGet(USER_NOT_FOUND::answer));
    }

    private Optional<AccountFigures> figures(AccountSnapshot account) {
        return account.balance()
                .map(balance -> AccountFigures.of(balance, account.openOrders(), quotes));
    }

    Answer balances(HttpServletRequest request, AccountId account) {
        GatewayRefusal refusal = GatewayRefusal.INVALID_TIME_RANGE;
        Instant from = RequestValues.time(request, FROM, refusal).orElse(Instant.EPOCH);
        Instant to = RequestValues.time(request, TO, refusal).orElse(Instant.MAX);
        RequestValues.requireOnly(request, FROM, TO);
        if (!from.isBefore(to)) {
            throw refusal.exception();
        }
        return reads.answer(
                request,
                account,
                snapshot -> snapshot.balances(from, to),
                found -> Answer.ok(BalancesBody.of(found)));
    }

    Answer events(HttpServletRequest request, AccountId account) {
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
