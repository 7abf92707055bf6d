package io.tickfold.gateway.operator;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.command.IdempotencyKey;
import io.tickfold.gateway.market.SymbolNames;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
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
        IdempotencyKey key = IdempotencyKey.required(request);
        RequestBodies.json(request).requireOnly(List.of());
        return halts.halt(key(operator, key), symbol(symbol));
    }

    @DeleteMapping
    @Override
    public Answer resume(
            HttpServletRequest request, Principal operator, @PathVariable("symbol") String symbol) {
        Optional<HaltMemory.Key> key = IdempotencyKey.of(request).map(k -> key(operator, k));
        RequestBodies.json(request).requireOnly(List.of());
        return halts.resume(key, symbol(symbol));
    }

    private static HaltMemory.Key key(Principal operator, IdempotencyKey key) {
        return new HaltMemory.Key(new AccountId(operator.getName()), key);
    }

    private static Symbol symbol(String name) {
        return SymbolNames.canonical(name).orElseThrow(GatewayRefusal.NOT_FOUND::exception);
    }
}
