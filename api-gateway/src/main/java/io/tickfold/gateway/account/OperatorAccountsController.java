package io.tickfold.gateway.account;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.account.OperatorAccountsApi.AccountsBody.Entry;
import io.tickfold.gateway.market.Quotes;
import io.tickfold.gateway.readmodel.Reads;
import io.tickfold.gateway.readmodel.SharedRead;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RequestValues;
import io.tickfold.readmodel.query.AccountSummary;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// Tells operators what accounts there are, what they are worth, and what happened to them.
@Controller
@RequestMapping(OperatorAccountsController.PATH)
final class OperatorAccountsController implements OperatorAccountsApi {

    static final String PATH = "/api/v1/admin/accounts";

    private static final int LIMIT = 100;
    private static final String SORT = "sort";
    private static final String PREFIX = "prefix";
    private static final String AFTER = "after";

    private final Reads reads;
    private final AccountReads accounts;
    private final Quotes quotes;
    private final SharedRead<List<AccountSummary>> lowest;

    OperatorAccountsController(Reads reads, AccountReads accounts, Quotes quotes) {
        this.reads = reads;
        this.accounts = accounts;
        this.quotes = quotes;
        this.lowest =
                new SharedRead<>(
                        reads,
                        all -> all.lowestMarginLevels(quotes.last(), RequestValues.MAX_LIMIT));
    }

    @GetMapping
    @Override
    public Answer accounts(HttpServletRequest request) {
        int limit = RequestValues.limit(request, LIMIT);
        String sort =
                RequestValues.text(request, SORT, GatewayRefusal.INVALID_SORT).orElse("accountId");
        return switch (sort) {
            case "accountId" -> page(request, limit);
            case "marginLevel" -> lowest(request, limit);
            default -> throw GatewayRefusal.INVALID_SORT.exception();
        };
    }

    private Answer page(HttpServletRequest request, int limit) {
        String prefix = id(request, PREFIX);
        String after = id(request, AFTER);
        RequestValues.requireOnly(request, SORT, PREFIX, AFTER, "limit");
        List<AccountSummary> found = reads.ofAll(request, all -> all.page(prefix, after, limit));
        Answer answer =
                Answer.ok(new AccountsBody(found.stream().map(a -> Entry.of(a, quotes)).toList()));
        return found.size() < limit
                ? answer
                : answer.with(HttpHeaders.LINK, link(prefix, found.getLast().account(), limit));
    }

    private static String id(HttpServletRequest request, String name) {
        GatewayRefusal refusal = GatewayRefusal.INVALID_ACCOUNT_ID;
        Optional<String> text = RequestValues.text(request, name, refusal);
        try {
            return text.map(AccountId::new).map(AccountId::value).orElse("");
        } catch (IllegalArgumentException _) {
            throw refusal.exception();
        }
    }

    private static String link(String prefix, AccountId last, int limit) {
        String filter = prefix.isEmpty() ? "" : "&prefix=" + prefix;
        return String.format(
                Locale.ROOT, "<%s?limit=%d%s&after=%s>; rel=\"next\"", PATH, limit, filter, last);
    }

    /// Valued once more, at the quotes of now.
    private Answer lowest(HttpServletRequest request, int limit) {
        RequestValues.requireOnly(request, SORT, "limit");
        return Answer.ok(
                new AccountsBody(
                        lowest.answer(request).stream()
                                .map(account -> Entry.of(account, quotes))
                                .sorted(
                                        comparing(
                                                        (Entry entry) ->
                                                                entry.figures().marginLevel(),
                                                        nullsLast(naturalOrder()))
                                                .thenComparing(Entry::accountId))
                                .limit(limit)
                                .toList()));
    }

    @GetMapping("/{account}")
    @Override
    public Answer account(HttpServletRequest request, @PathVariable("account") String account) {
        return accounts.account(request, Reads.account(account));
    }

    @GetMapping("/{account}/events")
    @Override
    public Answer events(HttpServletRequest request, @PathVariable("account") String account) {
        return accounts.events(request, Reads.account(account));
    }
}
