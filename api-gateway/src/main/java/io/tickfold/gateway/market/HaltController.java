package io.tickfold.gateway.market;

import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.command.IdempotencyKey;
import io.tickfold.gateway.engine.Deadline;
import io.tickfold.gateway.engine.MarketBroadcast;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Lets operators halt trading in a symbol, and let it go on; asking twice does no harm.
@Controller
@RequestMapping("/api/v1/admin/symbols/{symbol}/halt")
final class HaltController implements HaltApi {

    private final MarketBroadcast broadcast;
    private final Duration patience;

    HaltController(MarketBroadcast broadcast, Duration patience) {
        this.broadcast = broadcast;
        this.patience = patience;
    }

    /// The body of the answer.
    record HaltBody(String symbol, boolean halted) {}

    @PostMapping
    @Override
    public Answer halt(HttpServletRequest request, @PathVariable("symbol") String symbol) {
        var _ = IdempotencyKey.required(request);
        return set(symbol, true);
    }

    @DeleteMapping
    @Override
    public Answer resume(@PathVariable("symbol") String symbol) {
        return set(symbol, false);
    }

    private Answer set(String name, boolean halted) {
        Symbol symbol =
                SymbolNames.canonical(name).orElseThrow(GatewayRefusal.NOT_FOUND::exception);
        boolean sent = broadcast.send(new SymbolHalt(symbol, halted), Deadline.in(patience));
        return sent
                ? Answer.ok(new HaltBody(symbol.value(), halted))
                : GatewayRefusal.PARTLY_SENT.answer();
    }
}
