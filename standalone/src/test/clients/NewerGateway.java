import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import org.openapitools.client.ApiClient;
import org.openapitools.client.model.CloseReason;
import org.openapitools.client.model.ClosedOrder;
import org.openapitools.client.model.Order;

/// Answers of a gateway that is newer than the client: one more field, one more reason. Amounts are
/// exact all the same.
public final class NewerGateway {

    private static final String CLOSED =
            "{\"orderId\":\"ord_1234567890abcdef\",\"symbol\":\"BTCUSDT\",\"type\":\"buy\","
                    + "\"quantity\":0.5,\"leverage\":10,\"openPrice\":42000.00,"
                    + "\"closePrice\":42200.00,\"profit\":123456789012345.67,"
                    + "\"openTime\":\"2026-01-02T03:04:07.000Z\","
                    + "\"closeTime\":\"2026-01-02T03:04:09.000Z\",\"closeReason\":\"DELISTED\","
                    + "\"status\":\"CLOSED\",\"clientOrderId\":null,\"reductions\":[],"
                    + "\"fee\":0.25}";

    private NewerGateway() {}

    public static void main(String[] arguments) throws Exception {
        ObjectMapper json = new ApiClient().getObjectMapper();
        json.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        Order order = json.readValue(CLOSED, Order.class);
        ClosedOrder closed = (ClosedOrder) order.getActualInstance();
        if (closed.getCloseReason() != CloseReason.UNKNOWN_DEFAULT_OPEN_API) {
            throw new AssertionError("was " + closed.getCloseReason());
        }
        if (closed.getProfit().compareTo(new BigDecimal("123456789012345.67")) != 0) {
            throw new AssertionError("not exact: " + closed.getProfit());
        }
    }
}
