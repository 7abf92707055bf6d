import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.ApiResponse;
import org.openapitools.client.api.AccountApi;
import org.openapitools.client.api.MarketApi;
import org.openapitools.client.api.TradingApi;
import org.openapitools.client.model.AmendOrder;
import org.openapitools.client.model.CloseOrder;
import org.openapitools.client.model.CloseReason;
import org.openapitools.client.model.ClosedOrder;
import org.openapitools.client.model.CommandOutcome;
import org.openapitools.client.model.CreateOrder;
import org.openapitools.client.model.CreateOrderResult;
import org.openapitools.client.model.ErrorBody;
import org.openapitools.client.model.OpenOrder;
import org.openapitools.client.model.OrderClosedEvent;
import org.openapitools.client.model.OrderHistory;
import org.openapitools.client.model.OrderReducedEntry;
import org.openapitools.client.model.OrderStatus;
import org.openapitools.client.model.OutcomeStatus;
import org.openapitools.client.model.Problem;
import org.openapitools.client.model.Side;

/// A whole trade by the client that openapi-generator makes of docs/openapi.json, with nothing but
/// what that client has.
public final class WholeTrade {

    private static final BigDecimal SIZE = new BigDecimal("0.0100");
    private static final BigDecimal PART = new BigDecimal("0.0037");
    private static final BigDecimal REST = new BigDecimal("0.0063");

    private final ApiClient client;
    private final TradingApi trading;
    private final AccountApi account;
    private final String name;

    private WholeTrade(ApiClient client, String name) {
        this.client = client;
        this.trading = new TradingApi(client);
        this.account = new AccountApi(client);
        this.name = name;
    }

    /// @param arguments the address, a token, and what to begin keys with
    public static void main(String[] arguments) throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        client.setRequestInterceptor(
                request -> request.header("Authorization", "Bearer " + arguments[1]));
        new WholeTrade(client, arguments[2]).run();
    }

    private void run() throws Exception {
        same(true, !new MarketApi(client).listInstruments().getInstruments().isEmpty());
        ApiResponse<CreateOrderResult> created =
                trading.createOrderWithHttpInfo(order(SIZE), name + "-create");
        String id = created.getData().getOrderId();
        OpenOrder open = (OpenOrder) history(id, position(created)).getOrder().getActualInstance();
        same(0, open.getQuantity().compareTo(SIZE));
        same(Side.BUY, open.getType());
        trading.amendOrder(id, new AmendOrder().stopLoss(new BigDecimal("1.00")), null);
        closeAPart(id);
        closeTheRest(id);
        refuse();
    }

    private CreateOrder order(BigDecimal quantity) {
        return new CreateOrder()
                .symbol("BTCUSDT")
                .type(Side.BUY)
                .quantity(quantity)
                .leverage(10)
                .clientOrderId(name);
    }

    private OrderHistory history(String id, String position) throws ApiException {
        return trading.getOrder(id, position);
    }

    private void closeAPart(String id) throws Exception {
        var part =
                trading.closeOrderWithHttpInfo(
                        new CloseOrder().orderId(id).quantity(PART), name + "-part");
        same(OrderStatus.OPEN, part.getData().getOrder().getStatus());
        same(0, part.getData().getOrder().getRemainingQuantity().compareTo(REST));
        OpenOrder open =
                trading.listOpenOrders(position(part)).getMessage().stream()
                        .filter(order -> order.getOrderId().equals(id))
                        .findFirst()
                        .orElseThrow();
        same(0, open.getQuantity().compareTo(REST));
        same(new BigDecimal("1.00"), open.getStopLoss());
        CommandOutcome outcome =
                trading.getCommandOutcome(header(part, "command-id"), position(part));
        same(OutcomeStatus.DONE, outcome.getStatus());
        same(200, outcome.getHttpStatus());
        same(0, outcome.getBody().getOrder().getRemainingQuantity().compareTo(REST));
    }

    private void closeTheRest(String id) throws Exception {
        var rest = trading.closeOrderWithHttpInfo(new CloseOrder().orderId(id), name + "-rest");
        same(OrderStatus.CLOSED, rest.getData().getOrder().getStatus());
        same(null, rest.getData().getOrder().getRemainingQuantity());
        OrderHistory history = history(id, position(rest));
        ClosedOrder closed = (ClosedOrder) history.getOrder().getActualInstance();
        same(CloseReason.MANUAL, closed.getCloseReason());
        same(1, closed.getReductions().size());
        same(
                true,
                history.getEvents().stream()
                        .anyMatch(entry -> entry.getActualInstance() instanceof OrderReducedEntry));
        same(id, trading.listClosedOrders(1, null, null).getMessage().get(0).getOrderId());
        same(account.getAccount(null).getBalance(), account.getBalance(null).getMessage());
        List<Object> events =
                account.listEvents(0L, 1_000, position(rest)).getEvents().stream()
                        .map(event -> event.getActualInstance())
                        .toList();
        OrderClosedEvent last = (OrderClosedEvent) events.get(events.size() - 1);
        same(id, last.getData().getOrderId());
        same(true, last.getData().getCause().getInputOffset() >= 0L);
    }

    private void refuse() throws Exception {
        CreateOrder tooMuch = order(new BigDecimal("1000000"));
        ApiException problem = refused(trading, tooMuch);
        same(400, problem.getCode());
        same(
                "QUANTITY_OUT_OF_RANGE",
                client.getObjectMapper()
                        .readValue(problem.getResponseBody(), Problem.class)
                        .getCode());
        client.setRequestInterceptor(
                client.getRequestInterceptor()
                        .andThen(request -> request.setHeader("Accept", "application/json")));
        ApiException published = refused(new TradingApi(client), tooMuch);
        same(
                "QUANTITY_OUT_OF_RANGE",
                published.getResponseHeaders().firstValue("Refusal-Reason").orElse(""));
        ErrorBody body =
                client.getObjectMapper().readValue(published.getResponseBody(), ErrorBody.class);
        same(body.getError(), body.getMessage());
    }

    private static ApiException refused(TradingApi trading, CreateOrder order) {
        try {
            trading.createOrder(order, null);
            throw new AssertionError("not refused: " + order);
        } catch (ApiException e) {
            return e;
        }
    }

    private static String position(ApiResponse<?> response) {
        return header(response, "position");
    }

    private static String header(ApiResponse<?> response, String name) {
        return response.getHeaders().get(name).get(0);
    }

    private static void same(Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError("expected " + expected + ", was " + actual);
        }
    }
}
