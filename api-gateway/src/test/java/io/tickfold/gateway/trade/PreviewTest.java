package io.tickfold.gateway.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.Side;
import io.tickfold.gateway.AccountHistory;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.KnownInstruments;
import io.tickfold.gateway.ScriptedMarket;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class PreviewTest extends GatewayHttpTest {

    private static final String PREVIEW = "/api/v1/trade/preview";
    private static final String ASKED = "?symbol=btc&type=buy&quantity=0.1&leverage=10";

    private final AccountHistory alice = new AccountHistory(Events.ALICE).opened("1000");

    @Autowired private ScriptedMarket market;

    @BeforeEach
    void publishRules() {
        market.rules(KnownInstruments.BITCOIN);
        quote("BTCUSDT", "42090.77", "42513.81");
    }

    @Test
    void saysWhatAnOrderLeadsTo() {
        log.append(alice.events());

        HttpResponse<String> preview = get(PREVIEW + ASKED);

        assertThat(preview.body())
                .isEqualTo(
                        """
                        {"symbol":"BTCUSDT","type":"buy","quantity":0.1,"leverage":10,\
                        "price":42513.81,"worth":4251.38,"margin":425.14,"balance":574.86,\
                        "freeMargin":532.56,"available":532.55,"marginLevel":225.26,\
                        "stopOutPrice":34639.51,"refusal":null}\
                        """);
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(header(preview, "Position")).isNotEmpty();
        assertThat(engine.commands()).isEmpty();
    }

    @Test
    void countsOrdersThatAreOpenAlready() {
        log.append(
                alice.opens(
                                AccountHistory.order(
                                        "ord_0000000000000001",
                                        "BTCUSDT",
                                        Side.SELL,
                                        "0.1",
                                        "42000",
                                        "420"))
                        .events());

        assertThat(get(PREVIEW + ASKED).body())
                .contains("\"balance\":154.86,", "\"stopOutPrice\":null,", "\"refusal\":null");
    }

    @ParameterizedTest
    @CsvSource({"0.3,1,INSUFFICIENT_BALANCE", "2,100,MARGIN_LEVEL_TOO_LOW"})
    void saysWhyTheAccountCannotBearAnOrder(String quantity, String leverage, String reason) {
        log.append(alice.events());

        String asked = "?symbol=BTCUSDT&type=buy&quantity=" + quantity + "&leverage=" + leverage;
        assertThat(get(PREVIEW + asked).body()).contains("\"refusal\":\"" + reason + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "?symbol=DOGE&type=buy&quantity=1&leverage=1,UNKNOWN_SYMBOL",
        "?symbol=BTC&type=hold&quantity=1&leverage=1,INVALID_SIDE",
        "?symbol=BTC&type=buy&quantity=x&leverage=1,INVALID_QUANTITY",
        "?symbol=BTC&type=buy&quantity=-1&leverage=1,INVALID_QUANTITY",
        "?symbol=BTC&type=buy&quantity=1e900&leverage=1,INVALID_QUANTITY",
        "?symbol=BTC&type=buy&quantity=101&leverage=1,QUANTITY_OUT_OF_RANGE",
        "?symbol=BTC&type=buy&quantity=0.00015&leverage=1,QUANTITY_OFF_STEP",
        "?symbol=BTC&type=buy&quantity=1&leverage=0,INVALID_LEVERAGE",
        "?symbol=BTC&type=buy&quantity=1&leverage=1.5,INVALID_LEVERAGE",
        "?symbol=BTC&type=buy&quantity=1&leverage=99999999999,INVALID_LEVERAGE",
        "?symbol=BTC&type=buy&quantity=1&leverage=101,LEVERAGE_TOO_HIGH",
        "?symbol=BTC&type=buy&quantity=1,MISSING_PARAMETERS",
        "?symbol=BTC&type=buy&quantity=1&quantity=2&leverage=1,INVALID_QUANTITY",
        "?symbol=BTC&type=buy&quantity=1&leverage=1&stopLoss=1,UNKNOWN_PARAMETER"
    })
    void refusesWhatIsNoOrder(String asked, String reason) {
        log.append(alice.events());

        HttpResponse<String> refused = get(PREVIEW + asked);

        assertThat(header(refused, "Refusal-Reason")).isEqualTo(reason);
        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @Test
    void refusesWithoutAQuote() {
        log.append(alice.events());
        quote("BTCUSDT", "999999999999998", "999999999999999");
        String asked = ASKED.replace("=0.1&", "=1&");
        assertThat(header(get(PREVIEW + asked), "Refusal-Reason")).isEqualTo("QUOTE_MISSING");
    }

    @Test
    void refusesWithoutRules() {
        market.reset();
        assertUnavailable(get(PREVIEW + ASKED), "RULES_UNKNOWN");
    }

    @Test
    void knowsNobodyWhoHasNoAccount() {
        assertRefused(get(PREVIEW + ASKED), 404, "USER_NOT_FOUND", "User not found");
        assertThat(send(anonymous(PREVIEW + ASKED).GET()).statusCode()).isEqualTo(401);
    }
}
