package io.tickfold.client;

import static io.tickfold.client.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.client.model.AmendOrder;
import io.tickfold.client.model.CloseOrder;
import io.tickfold.client.model.OpenOrder;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Numbers are read and written digit by digit.
class DecimalsTest {

    private static final String LONG = "123456789012345678901.1234567890123456789010";

    @Test
    void readsEveryDigitOfANumberAlsoWithinAUnion() throws Exception {
        String order =
                String.format(
                        Locale.ROOT,
                        "{\"order\":{\"profit\":%s,\"quantity\":0.10,\"status\":\"OPEN\"},\"events\":[]}",
                        LONG);
        try (ScriptedServer server = new ScriptedServer(answer(200, order))) {
            assertThat(server.client().getOrder("ord_0000000000000001").getOrder())
                    .isInstanceOfSatisfying(
                            OpenOrder.class,
                            open -> {
                                assertThat(open.getProfit()).isEqualTo(new BigDecimal(LONG));
                                assertThat(open.getQuantity()).isEqualTo(new BigDecimal("0.10"));
                            });
        }
    }

    @Test
    void writesEveryDigitWithoutAnExponent() {
        BigDecimal tiny = new BigDecimal("1E-12");
        assertThat(Json.write(new CloseOrder().orderId("o").quantity(tiny)))
                .contains("\"quantity\":0.000000000001");
        assertThat(Json.write(new CloseOrder().orderId("o").quantity(new BigDecimal("1E+3"))))
                .contains("\"quantity\":1000");
    }

    @Test
    void tellsALevelThatIsRemovedFromOneThatStays() {
        assertThat(Json.write(new AmendOrder().stopLoss(null))).isEqualTo("{\"stopLoss\":null}");
        assertThat(Json.write(new AmendOrder().takeProfit(new BigDecimal("45000.10"))))
                .isEqualTo("{\"takeProfit\":45000.10}");
    }
}
