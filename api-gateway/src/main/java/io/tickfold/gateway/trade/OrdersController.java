package io.tickfold.gateway.trade;

import static io.tickfold.gateway.web.GatewayRefusal.INVALID_CURSOR;

import io.tickfold.contract.event.OrderEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.OrderId;
import io.tickfold.gateway.market.Quotes;
import io.tickfold.gateway.readmodel.Reads;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RequestValues;
import io.tickfold.readmodel.query.AccountSnapshot;
import io.tickfold.readmodel.query.ClosedOrder;
import io.tickfold.readmodel.query.ClosedPage;
import io.tickfold.readmodel.query.HeldOrder;
import io.tickfold.readmodel.query.RecordedEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
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

    private final Reads reads;
    private final Quotes quotes;

    OrdersController(Reads reads, Quotes quotes) {
        this.reads = reads;
        this.quotes = quotes;
    }

    @GetMapping("/open")
    @Override
    public Answer openAlias(HttpServletRequest request, Principal client) {
        return open(request, client);
    }

    @GetMapping("/orders")
    @Override
    public Answer open(HttpServletRequest request, Principal client) {
        return reads.answer(
                request,
                new AccountId(client.getName()),
                AccountSnapshot::openOrders,
                orders -> Answer.ok(new OpenOrdersBody(orders.stream().map(this::body).toList())));
    }

    private OpenOrderBody body(HeldOrder order) {
        return OpenOrderBody.of(order, quotes);
    }

    @GetMapping("/close")
    @Override
    public Answer closed(HttpServletRequest request, Principal client) {
        AccountId account = new AccountId(client.getName());
        int limit = RequestValues.limit(request, LIMIT);
        HistoryCursor before = cursor(request, account);
        return reads.answer(
                request,
                account,
                snapshot -> snapshot.closedOrders(before.sequence(), limit),
                page -> answer(page, account, limit));
    }

    private static Answer answer(ClosedPage page, AccountId account, int limit) {
        List<ClosedOrder> orders = page.orders();
        Answer answer =
                Answer.ok(new ClosedOrdersBody(orders.stream().map(ClosedOrderBody::of).toList()));
        return page.mayBeContinued() ? linked(answer, orders.getLast(), account, limit) : answer;
    }

    private static HistoryCursor cursor(HttpServletRequest request, AccountId account) {
        return RequestValues.text(request, BEFORE, INVALID_CURSOR)
                .map(text ->
                        HistoryCursor.parse(text, account).orElseThrow(INVALID_CURSOR::exception))
                .orElse(HistoryCursor.NEWEST);
    }

    /// A page with a link may be the last one; the next is then empty.
    private static Answer linked(Answer answer, ClosedOrder last, AccountId account, int limit) {
        String cursor = new HistoryCursor(last.sequence()).text(account);
        String link =
                String.format(
                        Locale.ROOT,
                        "<%s/close?limit=%d&before=%s>; rel=\"next\"",
                        PATH,
                        limit,
                        cursor);
        return answer.with(HttpHeaders.LINK, link);
    }

    @GetMapping("/orders/{orderId}")
    @Override
    public Answer order(
            HttpServletRequest request, Principal client, @PathVariable("orderId") String orderId) {
        AccountId account = new AccountId(client.getName());
        OrderId order = known(orderId);
        return reads.answer(
                request,
                account,
                snapshot -> find(snapshot, order),
                found -> found.map(Answer::ok).orElseGet(() -> unknown(order)));
    }

    @GetMapping("/orders/{orderId}/explanation")
    @Override
    public Answer explanation(
            HttpServletRequest request, Principal client, @PathVariable("orderId") String orderId) {
        AccountId account = new AccountId(client.getName());
        OrderId order = known(orderId);
        return reads.answer(
                request,
                account,
                snapshot -> snapshot.eventsOf(order),
                events -> events.isEmpty() ? unknown(order) : explained(order, events));
    }

    private static Answer explained(OrderId order, List<RecordedEvent> events) {
        return Answer.ok(
                ExplanationBody.of(
                        order, events.stream().map(OrdersController::orderEvent).toList()));
    }

    /// Only events of orders name one.
    private static OrderEvent orderEvent(RecordedEvent recorded) {
        if (recorded.event() instanceof OrderEvent event) {
            return event;
        }
        throw new IllegalStateException("no event of an order: " + recorded.type());
    }

    private static OrderId known(String orderId) {
        if (!OrderId.isValid(orderId)) {
            throw GatewayRefusal.UNKNOWN_ORDER.exception();
        }
        return new OrderId(orderId);
    }

    private static Answer unknown(OrderId order) {
        return GatewayRefusal.UNKNOWN_ORDER.answer().about("orderId", order.value());
    }

    private Optional<OneOrderBody> find(AccountSnapshot account, OrderId order) {
        return account.openOrder(order)
                .<Object>map(this::body)
                .or(() -> account.closedOrder(order).map(ClosedOrderBody::of))
                .map(body -> new OneOrderBody(body, OrderEvents.of(account.eventsOf(order))));
    }
}
