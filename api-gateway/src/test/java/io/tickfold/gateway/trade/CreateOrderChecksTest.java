package io.tickfold.gateway.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.Leverage;
import io.tickfold.gateway.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateOrderChecksTest extends CreateRequests {

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
                "symbol;''''''",
                "type;1",
                "type;false",
                "type;['\"buy\"']"
            })
    void missesASymbolOrTypeThatIsNoText(String field, String value) {
        String json = value.equals("''") ? "\"\"" : value;
        assertRefused(post(CREATE, with(field, json)), 400, "MISSING_PARAMETERS", MISSING);
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
    void refusesWhatIsNoBoundedNumberWithTheFieldsOwnMessage(
            String field, String reason, String error) {
        for (String value : NOT_BOUNDED) {
            assertRefused(post(CREATE, with(field, value)), 400, reason, error);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "-0", "0e5"})
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
