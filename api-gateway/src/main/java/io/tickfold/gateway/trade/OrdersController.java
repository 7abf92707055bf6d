package io.tickfold.gateway.trade;

import static io.tickfold.gateway.web.GatewayRefusal.INVALID_CURSOR;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.OrderId;
import io.tickfold.gateway.account.HeldOrders;
import io.tickfold.gateway.market.Quotes;
import io.tickfold.gateway.readmodel.MinPosition;
import io.tickfold.gateway.readmodel.ReadModel;
import io.tickfold.gateway.readmodel.View;
import io.tickfold.gateway.trade.ClosedOrders.Closed;
import io.tickfold.gateway.trade.OrderEvents.OrderEvent;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// Lists the client's orders.
@Controller
@RequestMapping(OrdersController.PATH)
final class OrdersController implements OrdersApi {

    static final String PATH = "/api/v1/trade";

    private static final String BEFORE = "before";
    private static final int LIMIT = 500;

    private final ReadModel readModel;
    private final Quotes quotes;

    OrdersController(ReadModel readModel, Quotes quotes) {
        this.readModel = readModel;
        this.quotes = quotes;
    }

    /// The body of a list of orders.
    record OrdersBody(List<?> message) {}

    /// The body of the answer to a question for one order.
    record OrderBody(Object order, List<OrderEvent> events) {}

    @GetMapping({"/orders", "/open"})
    @Override
    public Answer open(HttpServletRequest request, Principal client) {
        AccountId account = new AccountId(client.getName());
        var view = read(request, account, sql -> HeldOrders.of(sql, account));
        var orders = view.result().stream().map(o -> OpenOrderBody.of(o, quotes)).toList();
        return view.mark(Answer.ok(new OrdersBody(orders)));
    }

    @GetMapping("/close")
    @Override
    public Answer closed(HttpServletRequest request, Principal client) {
        AccountId account = new AccountId(client.getName());
        int limit = QueryParameters.limit(request, LIMIT);
        HistoryCursor before = cursor(request, account);
        View<List<Closed>> view =
                read(
                        request,
                        account,
                        sql -> new ClosedOrders(sql, account).before(before.sequence(), limit));
        List<Closed> orders = view.result();
        Answer answer = Answer.ok(new OrdersBody(orders.stream().map(Closed::body).toList()));
        return view.mark(
                orders.size() < limit ? answer : linked(answer, orders.getLast(), account, limit));
    }

    private static HistoryCursor cursor(HttpServletRequest request, AccountId account) {
        return QueryParameters.text(request, BEFORE, INVALID_CURSOR)
                .map(text ->
                        HistoryCursor.parse(text, account).orElseThrow(INVALID_CURSOR::exception))
                .orElse(HistoryCursor.NEWEST);
    }

    /// A page that is full may be the last one; the next is then empty.
    private static Answer linked(Answer answer, Closed last, AccountId account, int limit) {
        String cursor = new HistoryCursor(last.sequence()).text(account);
        String link = "<%s/close?limit=%d&before=%s>; rel=\"next\"".formatted(PATH, limit, cursor);
        return answer.with(HttpHeaders.LINK, link);
    }

    @GetMapping("/orders/{orderId}")
    @Override
    public Answer order(
            HttpServletRequest request, Principal client, @PathVariable("orderId") String orderId) {
        AccountId account = new AccountId(client.getName());
        if (!OrderId.isValid(orderId)) {
            throw GatewayRefusal.UNKNOWN_ORDER.exception();
        }
        OrderId order = new OrderId(orderId);
        var view = read(request, account, sql -> order(sql, account, order));
        return view.mark(view.result().map(Answer::ok).orElseGet(() -> unknown(order)));
    }

    private static Answer unknown(OrderId order) {
        return GatewayRefusal.UNKNOWN_ORDER.answer().about("orderId", order.value());
    }

    private Optional<OrderBody> order(JdbcClient sql, AccountId account, OrderId order) {
        return HeldOrders.find(sql, account, order)
                .<Object>map(held -> OpenOrderBody.of(held, quotes))
                .or(() -> new ClosedOrders(sql, account).find(order).map(Closed::body))
                .map(body -> new OrderBody(body, OrderEvents.of(sql, account, order)));
    }

    private <T> View<T> read(
            HttpServletRequest request, AccountId account, Function<JdbcClient, T> query) {
        return readModel.read(account, MinPosition.of(request), query);
    }
}
