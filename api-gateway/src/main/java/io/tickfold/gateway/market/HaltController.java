package io.tickfold.gateway.market;

import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.command.IdempotencyKey;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Lets operators halt trading in a symbol, and let it go on; asking twice does no harm.
@Controller
@RequestMapping("/api/v1/admin/symbols/{symbol}/halt")
final class HaltController implements HaltApi {

    private final Halts halts;

    HaltController(Halts halts) {
        this.halts = halts;
    }

    @PostMapping
    @Override
    public Answer halt(
            HttpServletRequest request, Principal operator, @PathVariable("symbol") String symbol) {
        IdempotencyKey key = IdempotencyKey.required(request);
        return halts.halt(new HaltKey(operator.getName(), key), symbol(symbol));
    }

    @DeleteMapping
    @Override
    public Answer resume(@PathVariable("symbol") String symbol) {
        return halts.resume(symbol(symbol));
    }

    private static Symbol symbol(String name) {
        return SymbolNames.canonical(name).orElseThrow(GatewayRefusal.NOT_FOUND::exception);
    }
}
