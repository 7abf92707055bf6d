package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.identity.token.Scope;
import io.tickfold.standalone.TradingClient.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What an operator can do, and what it does to a client.
@Order(CommonInstance.TURN)
class OperatorTest {

    private static final String HALT = "/api/v1/admin/symbols/eth/halt";
    private static final String ORDER =
            "{\"symbol\":\"ETH\",\"type\":\"buy\",\"quantity\":0.1,\"leverage\":10}";

    @RegisterExtension static final CommonInstance INSTANCE = CommonInstance.INSTANCE;

    private static TradingClient operator(String name) throws Exception {
        return INSTANCE.client("operator-" + name, Scope.FUNDS_WRITE);
    }

    @Test
    void haltsASymbolUntilItGoesOn() throws Exception {
        TradingClient operator = operator("halts");
        TradingClient alice = INSTANCE.client("customer-halts");
        assertThat(alice.create(ORDER).status()).isEqualTo(200);

        Answer halted = operator.postOnce("k", HALT, "");
        assertThat(halted.body()).isEqualTo("{\"symbol\":\"ETHUSDT\",\"halted\":true}");

        Answer refused = alice.create(ORDER);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Refusal-Reason")).contains("SYMBOL_HALTED");
        assertThat(alice.open()).startsWith("ord_");
        Answer closeAll = alice.post("/api/v1/trade/close-all", "{\"symbol\":\"ETH\"}");
        assertThat(closeAll.body()).contains("\"status\":\"OPEN\"", "SYMBOL_HALTED");

        Answer again = operator.postOnce("k", HALT, "");
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        String other = "/api/v1/admin/symbols/btc/halt";
        assertThat(operator.postOnce("k", other, "").status()).isEqualTo(422);

        Answer resumed = TradingClient.send(operator.request(HALT).DELETE());
        assertThat(resumed.body()).contains("\"halted\":false");
        Awaitility.await().until(() -> alice.create(ORDER).status() == 200);
    }

    @Test
    void bringsMoneyIntoAnAccountOnceForEachKey() throws Exception {
        TradingClient operator = operator("deposits");
        String deposits = "/api/v1/admin/accounts/customer-deposits/deposits";
        assertThat(operator.postOnce("k", deposits, "{\"amount\":5}").status()).isEqualTo(404);
        String order = INSTANCE.client("customer-deposits").open();
        assertThat(INSTANCE.client("customer-deposits").closeOrder(order).status()).isEqualTo(200);

        Answer first = operator.postOnce("k", deposits, "{\"amount\":5}");
        Answer again = operator.postOnce("k", deposits, "{\"amount\":5.00}");

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        Books.of(EventLog.read(INSTANCE.kafka())).requireConserved();
    }

    @Test
    void learnsWhatCameOfADepositUnderAKeyThatTheCustomerUsedToo() throws Exception {
        TradingClient operator = operator("asks");
        TradingClient alice = INSTANCE.client("customer-asks");
        assertThat(alice.postOnce("k", "/api/v1/trade/create", ORDER).status()).isEqualTo(200);
        String account = "/api/v1/admin/accounts/customer-asks";

        Answer booked = operator.postOnce("k", account + "/deposits", "{\"amount\":5}");
        Answer asked = TradingClient.send(operator.request(account + "/commands?key=k").GET());

        assertThat(booked.status()).as(booked.body()).isEqualTo(200);
        assertThat(asked.body())
                .contains("\"status\":\"DONE\",\"httpStatus\":200,\"body\":" + booked.body())
                .contains(booked.header("Command-Id").orElseThrow());
        Answer opening = TradingClient.send(alice.request("/api/v1/events?limit=1").GET());
        String command = opening.body().replaceAll("(?s).*\"commandId\":\"([^\"]+)\".*", "$1");
        Answer opened =
                TradingClient.send(alice.request("/api/v1/trade/commands/" + command).GET());
        assertThat(opened.body()).contains("\"body\":{\"message\":\"Account opened\"}");
    }
}
