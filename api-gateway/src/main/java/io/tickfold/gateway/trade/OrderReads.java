package io.tickfold.gateway.trade;

import static io.tickfold.gateway.web.GatewayRefusal.INVALID_CURSOR;

import io.tickfold.contract.event.OrderEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.OrderId;
import io.tickfold.gateway.market.Quotes;
import io.tickfold.gateway.readmodel.Reads;
import io.tickfold.gateway.trade.OrdersApi.ClosedOrdersBody;
import io.tickfold.gateway.trade.OrdersApi.OneOrderBody;
import io.tickfold.gateway.trade.OrdersApi.OpenOrdersBody;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RequestValues;
import io.tickfold.readmodel.query.AccountSnapshot;
import io.tickfold.readmodel.query.ClosedOrder;
import io.tickfold.readmodel.query.ClosedPage;
import io.tickfold.readmodel.query.HeldOrder;
import io.tickfold.readmodel.query.RecordedEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Answers what orders an account has and had, whoever may ask.
@Component
final class OrderReads {

    private static final String BEFORE = "before";
    private static final int LIMIT = 500;

    private final Reads reads;
    private final Quotes quotes;

    OrderReads(Reads reads, Quotes quotes) {
        this.reads = reads;
        this.quotes = quotes;
    }

    Answer open(HttpServletRequest request, AccountId account) {
        return reads.answer(
                request,
                account,
                AccountSnapshot::openOrders,
                orders -> Answer.ok(new OpenOrdersBody(orders.stream().map(this::body).toList())));
    }

    private OpenOrderBody body(HeldOrder order) {
        return OpenOrderBody.of(order, quotes);
    }

    /// @param path of the list, for links to its other pages
    Answer closed(HttpServletRequest request, AccountId account, String path) {
        int limit = RequestValues.limit(request, LIMIT);
        HistoryCursor before = cursor(request, account);
        return reads.answer(
                request,
                account,
                snapshot -> snapshot.closedOrders(before.sequence(), limit),
                page -> answer(page, new Listing(path, account, limit)));
    }

    /// A list of which pages are read.
    private record Listing(String path, AccountId account, int limit) {}

    private static Answer answer(ClosedPage page, Listing listing) {
        List<ClosedOrder> orders = page.orders();
        Answer answer =
                Answer.ok(new ClosedOrdersBody(orders.stream().map(ClosedOrderBody::of).toList()));
        return page.mayBeContinued() ? linked(answer, orders.getLast(), listing) : answer;
    }

    private static HistoryCursor cursor(HttpServletRequest request, AccountId account) {
        return RequestValues.text(request, BEFORE, INVALID_CURSOR)
                .map(text ->
                        HistoryCursor.parse(text, account).orElseThrow(INVALID_CURSOR::exception))
                .orElse(HistoryCursor.NEWEST);
    }

    /// A page with a link may be the last one; the next is then empty.
    private static Answer linked(Answer answer, ClosedOrder last, Listing listing) {
        String cursor = new HistoryCursor(last.sequence()).text(listing.account());
        String link =
                String.format(
                        Locale.ROOT,
                        "<%s?limit=%d&before=%s>; rel=\"next\"",
                        listing.path(),
                        listing.limit(),
                        cursor);
        return answer.with(HttpHeaders.LINK, link);
    }

    Answer order(HttpServletRequest request, AccountId account, String orderId) {
        OrderId order = known(orderId);
        return reads.answer(
                request,
                account,
                snapshot -> find(snapshot, order),
                found -> found.map(Answer::ok).orElseGet(() -> unknown(order)));
    }

    Answer explanation(HttpServletRequest request, AccountId account, String orderId) {
        OrderId order = known(orderId);
        return reads.answer(
                request,
                account,
                snapshot -> explained(snapshot, order),
                found ->
                        found.map(told -> Answer.inWordsFor(request, told, told.text()))
                                .orElseGet(() -> unknown(order)));
    }

    private static Optional<ExplanationBody> explained(AccountSnapshot account, OrderId order) {
        List<RecordedEvent> events = account.eventsOf(order);
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        ExplanationBody.of(
                                order,
                                events.stream().map(OrderReads::orderEvent).toList(),
                                account.balancesBefore(events)));
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
