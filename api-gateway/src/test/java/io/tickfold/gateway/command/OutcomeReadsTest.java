package io.tickfold.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Side;
import io.tickfold.gateway.AccountHistory;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.engine.CommandHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What HTTP clients read of a command's outcome; there is no Kafka to prove anything by.
class OutcomeReadsTest extends GatewayHttpTest {

    private static final String COMMANDS = "/api/v1/trade/commands";
    private static final CommandId KEYED = CommandId.of(Events.ALICE, "my key");

    @Test
    void answersAsTheCommandWasAnswered() {
        var order =
                AccountHistory.order(
                        "ord_0000000000000001", "BTCUSDT", Side.BUY, "0.1", "43000", "430");
        log.append(
                new AccountHistory(Events.ALICE)
                        .opened("10000")
                        .opens(order)
                        .by(KEYED, "close:ord_0000000000000001:all")
                        .closes(order, "43100.5", "10.05")
                        .events());
        HttpResponse<String> response = get(COMMANDS + "?key=my%20key");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo(
                        "{\"commandId\":\"%s\",\"status\":\"DONE\",\"httpStatus\":200,"
                                + "\"body\":{\"message\":\"Order closed successfully\","
                                + "\"order\":{\"orderId\":\"ord_0000000000000001\","
                                + "\"status\":\"CLOSED\",\"closePrice\":43100.50,"
                                + "\"profit\":10.05}}}",
                        KEYED);
        assertThat(header(response, "Position")).isNotEmpty();
        assertThat(get(COMMANDS + "/" + KEYED).body()).isEqualTo(response.body());
    }

    @Test
    void waitsWhileNothingIsProved() {
        CommandId id = made(InstantSource.offset(InstantSource.system(), Duration.ofDays(-1)));
        HttpResponse<String> response = get(COMMANDS + "/" + id);
        assertThat(response.body())
                .isEqualTo(
                        "{\"commandId\":\"%s\",\"status\":\"PENDING\",\"httpStatus\":null,"
                                + "\"body\":null}",
                        id);
        assertThat(header(response, "Retry-After")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "0195a1b2-0000-4000-8000-000000000000",
                "0195a1b2-0000-7000-8000-00000000000G",
                "ffffffff-ffff-7fff-8fff-ffffffffffff",
                "%C3%A4",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void knowsNoCommandWhoseIdNobodyCanHaveMade(String id) {
        assertRefused(get(COMMANDS + "/" + id), 404, "UNKNOWN_COMMAND", "Command not found");
    }

    @Test
    void knowsNoCommandOfAnotherAccount() {
        CommandId id = made(InstantSource.system());
        log.append(new AccountHistory(new AccountId("bob")).by(id, "").opened("1").events());
        assertRefused(get(COMMANDS + "/" + id), 404, "UNKNOWN_COMMAND", "Command not found");
    }

    @Test
    void knowsNoCommandOfTheFuture() {
        CommandId id = made(InstantSource.offset(InstantSource.system(), Duration.ofMinutes(5)));
        assertThat(get(COMMANDS + "/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesKeysThatAreNone() {
        assertThat(header(get(COMMANDS), "Refusal-Reason")).isEqualTo("MISSING_IDEMPOTENCY_KEY");
        for (String query : new String[] {"key=", "key=%C3%A4", "key=a&key=a"}) {
            assertThat(header(get(COMMANDS + "?" + query), "Refusal-Reason"))
                    .isEqualTo("INVALID_IDEMPOTENCY_KEY");
        }
    }

    private static CommandId made(InstantSource time) {
        return new CommandHeaders(time).next(Events.ALICE).commandId();
    }
}
