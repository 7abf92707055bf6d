package io.tickfold.gateway.trade;

import io.tickfold.contract.input.OpenOrder;
import io.tickfold.gateway.GatewayHttpTest;
import java.util.Locale;

/// Requests to open an order, and what became of them.
abstract class CreateRequests extends GatewayHttpTest {

    static final String MISSING = "Missing required parameters: symbol, type, quantity, leverage";

    static final String[] NO_NUMBER = {"\"1\"", "\"\"", "true", "[1]", "{}"};

    static final String[] NEGATIVE = {"-1", "-1e-9"};

    static final String[] TOO_FINE = {
        "0.30000000000000004", "1e-1000000000", "1e-13", "0.1234567890123", "-0.1234567890123"
    };

    static final String[] TOO_LONG = {
        "1e1000000000",
        "-1e1000000000",
        "1e99999999999999999999",
        "1e400",
        "1e16",
        "1234567890123456",
        "1".repeat(2_000),
        "0." + "0".repeat(5_000) + "1"
    };

    OpenOrder command() {
        return (OpenOrder) engine.commands().getLast();
    }

    static String order(String more) {
        return String.format(
                Locale.ROOT,
                "{\"symbol\":\"BTCUSDT\",\"type\":\"buy\",\"quantity\":0.1,\"leverage\":10%s}",
                more);
    }

    static String without(String field) {
        return order("").replaceFirst("\"" + field + "\":[^,}]*,?", "").replace(",}", "}");
    }

    static String with(String field, String value) {
        return without(field).replace("}", "") + ",\"" + field + "\":" + value + "}";
    }
}
