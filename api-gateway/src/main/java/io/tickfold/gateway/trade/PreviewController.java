package io.tickfold.gateway.trade;

import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Money;
import io.tickfold.gateway.GatewayProperties;
import io.tickfold.gateway.market.KnownRules;
import io.tickfold.gateway.market.Quotes;
import io.tickfold.gateway.readmodel.Reads;
import io.tickfold.gateway.trade.OrderPreview.Asked;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.readmodel.query.AccountSnapshot;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.Principal;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Says what an order would need and lead to, and opens nothing.
@Controller
final class PreviewController implements PreviewApi {

    private static final int DECIMALS = 2;

    private final Reads reads;
    private final Quotes quotes;
    private final KnownRules rules;
    private final Optional<Money> balanceOfNewAccounts;

    PreviewController(Reads reads, Quotes quotes, KnownRules rules, GatewayProperties properties) {
        this.reads = reads;
        this.quotes = quotes;
        this.rules = rules;
        this.balanceOfNewAccounts = properties.balanceOfNewAccounts();
    }

    @GetMapping("/api/v1/trade/preview")
    @Override
    public Answer preview(HttpServletRequest request, Principal client) {
        RulesChanged known = rules.latest().orElseThrow(GatewayRefusal.RULES_UNKNOWN::exception);
        Asked asked = new PreviewReader(request, known).read();
        return reads.answer(
                request,
                new AccountId(client.getName()),
                account -> preview(asked, account, known),
                found -> found.map(Answer::ok).orElseGet(GatewayRefusal.USER_NOT_FOUND::answer));
    }

    private Optional<PreviewBody> preview(
            Asked asked, AccountSnapshot account, RulesChanged known) {
        return account.balance()
                .or(() -> balanceOfNewAccounts)
                .map(balance ->
                        new OrderPreview(
                                asked,
                                PreviewReader.usable(
                                        asked, quotes.latest(asked.instrument().symbol())),
                                balance,
                                account.openOrders(),
                                quotes::last,
                                known.limits().levels().stopOut()))
                .map(PreviewController::body);
    }

    private static PreviewBody body(OrderPreview preview) {
        Asked asked = preview.asked();
        BigDecimal price = preview.price().value();
        return new PreviewBody(
                asked.instrument().symbol().value(),
                asked.side().toString(),
                asked.quantity().value(),
                asked.leverage().value(),
                price,
                money(price.multiply(asked.quantity().value())),
                preview.margin().value(),
                preview.balanceAfter().value(),
                money(preview.freeMargin()),
                preview.available(),
                level(preview),
                preview.stopOutPrice().orElse(null),
                preview.refusal().map(RefusalReason::name).orElse(null));
    }

    private static BigDecimal money(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal level(OrderPreview preview) {
        return preview.equity()
                .movePointRight(DECIMALS)
                .divide(preview.marginUsed().value(), DECIMALS, RoundingMode.FLOOR);
    }
}
