package io.tickfold.gateway.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.Leverage;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.KnownInstruments;
import io.tickfold.gateway.ScriptedMarket;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class CreateOrderChecksTest extends CreateRequests {

    @Autowired private ScriptedMarket market;

    @ParameterizedTest
    @ValueSource(strings = {"symbol", "type", "quantity", "leverage"})
    void missesAFieldThatIsAbsentOrNull(String field) {
        assertRefused(post(CREATE, without(field)), 400, "MISSING_PARAMETERS", MISSING);
        assertRefused(post(CREATE, with(field, "null")), 400, "MISSING_PARAMETERS", MISSING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "symbol;1",
                "symbol;true",
                "symbol;[]",
                "symbol;{}",
                "type;1",
                "type;false",
                "type;[\"buy\"]"
            })
    void refusesASymbolOrTypeThatIsNoText(String field, String value) {
        boolean symbol = field.equals("symbol");
        assertRefused(
                post(CREATE, with(field, value)),
                400,
                symbol ? "INVALID_SYMBOL" : "INVALID_TYPE",
                symbol ? "Symbol must be a string" : "Type must be a string");
    }

    @ParameterizedTest
    @ValueSource(strings = {"symbol", "type"})
    void missesASymbolOrTypeThatIsEmpty(String field) {
        assertRefused(post(CREATE, with(field, "\"\"")), 400, "MISSING_PARAMETERS", MISSING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "quantity;INVALID_QUANTITY;Quantity must be greater than 0",
                "leverage;INVALID_LEVERAGE;Leverage must be a positive whole number",
                "slippage;INVALID_SLIPPAGE;Slippage must be zero or a positive number",
                "takeProfit;INVALID_TAKE_PROFIT;Take profit must be greater than 0",
                "stopLoss;INVALID_STOP_LOSS;Stop loss must be greater than 0",
                "expectedPrice;INVALID_EXPECTED_PRICE;Expected price must be greater than 0"
            })
    void saysOfEachFieldWhatIsWrongWithItsNumber(String field, String reason, String error) {
        String title = error.substring(0, error.indexOf(" must"));
        for (String value : NEGATIVE) {
            assertRefused(post(CREATE, with(field, value)), 400, reason, error);
        }
        for (String value : NO_NUMBER) {
            String expected = title + " must be a number";
            assertRefused(post(CREATE, with(field, value)), 400, reason, expected);
        }
        for (String value : TOO_LONG) {
            String expected =
                    title + " must have at most 15 digits before the decimal point and 12 after it";
            assertRefused(post(CREATE, with(field, value)), 400, reason, expected);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "quantity;INVALID_QUANTITY;"
                        + "Quantity must be a multiple of the quantityStep in GET /api/v1/instruments",
                "leverage;INVALID_LEVERAGE;Leverage must be a positive whole number",
                "slippage;INVALID_SLIPPAGE;Slippage must have at most 12 decimals",
                "takeProfit;INVALID_TAKE_PROFIT;"
                        + "Take profit must be a multiple of the priceStep in GET /api/v1/instruments",
                "stopLoss;INVALID_STOP_LOSS;"
                        + "Stop loss must be a multiple of the priceStep in GET /api/v1/instruments",
                "expectedPrice;INVALID_EXPECTED_PRICE;Expected price must have at most 12 decimals"
            })
    void saysOfEachFieldWhichStepItsNumberMisses(String field, String reason, String error) {
        market.reset();
        for (String value : TOO_FINE) {
            assertRefused(post(CREATE, with(field, value)), 400, reason, error);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "quantity;QUANTITY_OFF_STEP;Quantity must be a multiple of 0.0001 for BTCUSDT",
                "takeProfit;TAKE_PROFIT_OFF_STEP;"
                        + "Take profit must be a multiple of 0.01 for BTCUSDT",
                "stopLoss;STOP_LOSS_OFF_STEP;Stop loss must be a multiple of 0.01 for BTCUSDT"
            })
    void saysTheStepOfASymbolAsTheEngineDoes(String field, String reason, String error) {
        market.rules(KnownInstruments.BITCOIN);
        for (String value : TOO_FINE) {
            HttpResponse<String> response = post(CREATE, with(field, value));
            assertThat(response.body())
                    .isEqualTo("{\"error\":\"%s\",\"message\":\"%s\"}", error, error);
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(header(response, "Refusal-Reason")).isEqualTo(reason);
        }
        assertThat(engine.commands()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "-0", "0e5", "0e99", "0e-99"})
    void refusesZeroWhereItMeansNothing(String zero) {
        for (String field : new String[] {"quantity", "leverage", "takeProfit", "stopLoss"}) {
            assertThat(post(CREATE, with(field, zero)).statusCode()).isEqualTo(400);
        }
        engine.answers(Events.opened());
        assertThat(post(CREATE, order(",\"expectedPrice\":1,\"slippage\":" + zero)).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0", "1e1", "10.000"})
    void takesALeverageThatIsWholeHoweverItIsWritten(String ten) {
        engine.answers(Events.opened());
        post(CREATE, with("leverage", ten));
        assertThat(command().leverage()).isEqualTo(new Leverage(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000", "1000001", "2e6", "2147483648", "999999999999999"})
    void leavesALeverageThatIsTooHighToTheEngine(String value) {
        engine.answers(Events.opened());
        post(CREATE, with("leverage", value));
        assertThat(command().leverage()).isEqualTo(new Leverage(Leverage.LARGEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1000001.5", "-2000000", "-9999999999"})
    void refusesALeverageThatNobodyCouldHave(String value) {
        assertRefused(
                post(CREATE, with("leverage", value)),
                400,
                "INVALID_LEVERAGE",
                "Leverage must be a positive whole number");
    }

    @Test
    void findsTheFirstFaultInTheContractsOrder() {
        String all =
                order("").replace("0.1", "0").replace("10", "0.5").replace("}", "")
                        + ",\"slippage\":-1,\"takeProfit\":0,\"stopLoss\":0}";
        assertThat(header(post(CREATE, all), "Refusal-Reason")).isEqualTo("INVALID_QUANTITY");
        String fewer = all.replace("\"quantity\":0", "\"quantity\":1");
        assertThat(header(post(CREATE, fewer), "Refusal-Reason")).isEqualTo("INVALID_LEVERAGE");
        String few = fewer.replace("0.5", "5");
        assertThat(header(post(CREATE, few), "Refusal-Reason")).isEqualTo("INVALID_SLIPPAGE");
        String last = few.replace("-1", "1");
        assertThat(header(post(CREATE, last), "Refusal-Reason")).isEqualTo("INVALID_TAKE_PROFIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"a\\n\"", "\"ä\"", "7", "[]"})
    void refusesAClientOrderIdOfBadForm(String value) {
        assertRefused(
                post(CREATE, order(",\"clientOrderId\":" + value)),
                400,
                "INVALID_CLIENT_ORDER_ID",
                "Client order id must be 1 to 64 printable ASCII characters");
    }
}
