package io.tickfold.gateway.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.SlippageLimit;
import io.tickfold.contract.value.ClientOrderId;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.gateway.Events;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateOrderTest extends CreateRequests {

    @Test
    void answersWithTheOrderIdAndTheCommandsWhereabouts() {
        engine.answers(Events.opened());
        HttpResponse<String> response = post(CREATE, order(""));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo(
                        "{\"message\":\"Order created successfully\","
                                + "\"orderId\":\"ord_1234567890abcdef\"}");
        assertThat(header(response, "Content-Type")).isEqualTo("application/json");
        assertThat(header(response, "Command-Id"))
                .isEqualTo(command().header().commandId().value());
        assertThat(header(response, "Position")).isEqualTo("3-1234");
        assertThat(header(response, "Refusal-Reason")).isEmpty();
    }

    @Test
    void asksTheEngineForExactlyWhatTheClientAskedFor() {
        engine.answers(Events.opened());
        post(
                CREATE,
                order(
                        """
                        ,"slippage":0.50,"takeProfit":50000,"stopLoss":4.1e4,
                        "expectedPrice":43215.00,"clientOrderId":"my order ~1"\
                        """));
        OpenOrder command = command();
        assertThat(command.header().accountId()).isEqualTo(Events.ALICE);
        assertThat(command.header().validUntil())
                .isBetween(Instant.now(), Instant.now().plus(Duration.ofSeconds(30)));
        assertThat(command.symbol()).isEqualTo(new RequestedText("BTCUSDT"));
        assertThat(command.side()).isEqualTo(new RequestedText("buy"));
        assertThat(command.quantity()).isEqualTo(Quantity.of("0.1"));
        assertThat(command.leverage()).isEqualTo(new Leverage(10));
        assertThat(command.levels())
                .isEqualTo(
                        new ProtectiveLevels(
                                Optional.of(Price.of("50000")), Optional.of(Price.of("41000"))));
        assertThat(command.slippage())
                .contains(new SlippageLimit(Percent.of("0.5"), Optional.of(Price.of("43215"))));
        assertThat(command.clientOrderId()).contains(new ClientOrderId("my order ~1"));
    }

    @Test
    void takesNullForAbsentInOptionalFields() {
        engine.answers(Events.opened());
        post(
                CREATE,
                order(
                        """
                        ,"slippage":null,"takeProfit":null,"stopLoss":null,
                        "expectedPrice":null,"clientOrderId":null\
                        """));
        assertThat(command().slippage()).isEmpty();
        assertThat(command().levels()).isEqualTo(ProtectiveLevels.NONE);
        assertThat(command().clientOrderId()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BTCUSDT,BTCUSDT", "btc,BTCUSDT", "Btc_Usdc_Perp,BTCUSDT", "ethusdt,ETHUSDT",
        "ETH_USDC_PERP,ETHUSDT", "sol,SOLUSDT", "DOGE,DOGE", "doge,doge",
        "a-symbol-of-more-than-32-characters,a-symbol-of-more-than-32-charact"
    })
    void leavesUnknownSymbolsToTheEngine(String named, String sent) {
        engine.answers(Events.opened());
        post(CREATE, order("").replace("BTCUSDT", named));
        assertThat(command().symbol()).isEqualTo(new RequestedText(sent));
    }

    /// Only letters of ASCII have two cases.
    @ParameterizedTest
    @CsvSource({"BTCU\u017fDT,BTCU?DT", "b\u0442c,b?c", "\u017fOL,?OL", "SO\u029f,SO?"})
    void takesNoCharacterForALetterThatItResembles(String named, String sent) {
        engine.answers(Events.opened());
        post(CREATE, order("").replace("BTCUSDT", named));
        assertThat(command().symbol()).isEqualTo(new RequestedText(sent));
    }

    @Test
    void leavesTheTypeToTheEngine() {
        engine.answers(Events.opened());
        post(CREATE, order("").replace("buy", "Hold"));
        assertThat(command().side()).isEqualTo(new RequestedText("Hold"));
    }

    @Test
    void takesTheExpectedPriceFromItsOwnQuoteIfTheClientNamesNone() {
        quote("BTCUSDT", "42785", "43215");
        engine.answers(Events.opened());
        post(CREATE, order(",\"slippage\":0.2"));
        assertThat(command().slippage().orElseThrow().expectedPrice()).contains(Price.of("43215"));
    }

    @ParameterizedTest
    @CsvSource({"DOGEUSDT,DOGEUSDT", "XAU_USD,XAU_USD", "btc,BTCUSDT"})
    void knowsTheQuoteOfEverySymbolThatIsTraded(String named, String quoted) {
        quote(quoted, "42785", "43215");
        engine.answers(Events.opened());
        post(CREATE, order(",\"slippage\":0.2").replace("BTCUSDT", named));
        assertThat(command().slippage().orElseThrow().expectedPrice()).contains(Price.of("43215"));
    }

    @Test
    void expectsTheBidForASell() {
        quote("BTCUSDT", "42785", "43215");
        engine.answers(Events.opened());
        post(CREATE, order(",\"slippage\":0.2").replace("buy", "SELL"));
        assertThat(command().slippage().orElseThrow().expectedPrice()).contains(Price.of("42785"));
    }

    /// The engine may know this command already, and answer it again.
    @ParameterizedTest
    @ValueSource(strings = {"BTCUSDT", "doge-usdt"})
    void leavesSlippageWithoutAnyPriceToExpectToTheEngine(String named) {
        engine.answers(Events.opened());
        post(CREATE, order(",\"slippage\":0.2").replace("BTCUSDT", named));
        assertThat(command().slippage().orElseThrow().expectedPrice()).isEmpty();
    }
}
