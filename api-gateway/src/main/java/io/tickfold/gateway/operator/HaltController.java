package io.tickfold.gateway.operator;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.AdjustmentReason;
import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.account.ReasonField;
import io.tickfold.gateway.command.IdempotencyKey;
import io.tickfold.gateway.market.SymbolNames;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.JsonObject;
import io.tickfold.gateway.web.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Lets operators halt and resume trading in a symbol; repeating either does no harm.
@Controller
@RequestMapping("/api/v1/admin/symbols/{symbol}/halt")
final class HaltController implements OperatorApi.Halting {

    private final Halts halts;

    HaltController(Halts halts) {
        this.halts = halts;
    }

    @PostMapping
    @Override
    public Answer halt(
            HttpServletRequest request, Principal operator, @PathVariable("symbol") String symbol) {
        Optional<IdempotencyKey> key = Optional.of(IdempotencyKey.required(request));
        AccountId asking = new AccountId(operator.getName());
        Optional<AdjustmentReason> reason = reason(request);
        return halts.answer(new HaltRequest(asking, symbol(symbol), true, key, reason));
    }

    @DeleteMapping
    @Override
    public Answer resume(
            HttpServletRequest request, Principal operator, @PathVariable("symbol") String symbol) {
        Optional<IdempotencyKey> key = IdempotencyKey.of(request);
        AccountId asking = new AccountId(operator.getName());
        Optional<AdjustmentReason> reason = reason(request);
        return halts.answer(new HaltRequest(asking, symbol(symbol), false, key, reason));
    }

    private static Optional<AdjustmentReason> reason(HttpServletRequest request) {
        JsonObject body = RequestBodies.json(request);
        body.requireOnly(List.of(ReasonField.NAME));
        return body.hasValue(ReasonField.NAME)
                ? Optional.of(ReasonField.in(body))
                : Optional.empty();
    }

    private static Symbol symbol(String name) {
        return SymbolNames.canonical(name).orElseThrow(GatewayRefusal.NOT_FOUND::exception);
    }
}
