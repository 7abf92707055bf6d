import org.openapitools.client.ApiClient;
import org.openapitools.client.model.ClosedOrder;
import org.openapitools.client.model.CloseReason;
import org.openapitools.client.model.Order;

/// Answers of a gateway that is newer than the client: one more field, one more reason.
public final class NewerGateway {

    private static final String CLOSED =
            "{\"orderId\":\"ord_1234567890abcdef\",\"symbol\":\"BTCUSDT\",\"type\":\"buy\","
                    + "\"quantity\":0.5,\"leverage\":10,\"openPrice\":42000.00,"
                    + "\"closePrice\":42200.00,\"profit\":100.00,"
                    + "\"openTime\":\"2026-01-02T03:04:07.000Z\","
                    + "\"closeTime\":\"2026-01-02T03:04:09.000Z\",\"closeReason\":\"DELISTED\","
                    + "\"status\":\"CLOSED\",\"clientOrderId\":null,\"reductions\":[],"
                    + "\"fee\":0.25}";

    private NewerGateway() {}

    public static void main(String[] arguments) throws Exception {
        Order order = new ApiClient().getObjectMapper().readValue(CLOSED, Order.class);
        ClosedOrder closed = (ClosedOrder) order.getActualInstance();
        if (closed.getCloseReason() != CloseReason.UNKNOWN_DEFAULT_OPEN_API) {
            throw new AssertionError("was " + closed.getCloseReason());
        }
        if (!closed.getProfit().toPlainString().equals("100.00")) {
            throw new AssertionError("not exact: " + closed.getProfit());
        }
    }
}
