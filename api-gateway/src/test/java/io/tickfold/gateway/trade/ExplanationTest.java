package io.tickfold.gateway.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Side;
import io.tickfold.gateway.AccountHistory;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplanationTest extends GatewayHttpTest {

    private static final OrderTerms BUY =
            AccountHistory.order(
                    "ord_0000000000000001", "BTCUSDT", Side.BUY, "0.5", "42000", "2100");
    private static final String PATH =
            "/api/v1/trade/orders/" + BUY.orderId().value() + "/explanation";
    private static final ProtectiveLevels LEVELS =
            new ProtectiveLevels(Optional.of(Price.of("45000")), Optional.empty());

    private final AccountHistory alice = new AccountHistory(Events.ALICE).opened("10000");

    @Test
    void tellsAnOrderWithEachSum() {
        log.append(
                alice.opens(BUY, LEVELS, "mine")
                        .amends(BUY, ProtectiveLevels.NONE)
                        .closes(BUY, "42200.01", "100.00")
                        .events());

        HttpResponse<String> answer = get(PATH);
        JsonNode told = JsonMapper.shared().readTree(answer.body());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Position")).isNotEmpty();
        assertThat(told.path("agrees").asBoolean()).isTrue();
        assertThat(told.path("text").asString())
                .isEqualTo(
                        """
                        Order ord_0000000000000001

                        A buy of 0.5 BTCUSDT with leverage 10, opened at 42,000.00. \
                        It was closed at 42,200.01: the client asked for it.

                        Opened, 2026-01-02 03:04:07.000 UTC
                           Quote        BTCUSDT: bid 42,000.00, ask 42,000.00, tick 3 \
                        (offset 41 of the input)
                           Price        a buy opens at the ask, 42,000.00
                           Margin       0.5 × 42,000.00 ÷ 10 = 2,100.00
                           Balance      10,000.00 − margin 2,100.00 = 7,900.00
                           Levels       take profit 45,000.00

                        Levels changed, 2026-01-02 03:04:08.000 UTC
                           Quote        BTCUSDT: bid 42,000.00, ask 42,000.00, tick 3 \
                        (offset 41 of the input)
                           Levels       none from here on

                        Closed, 2026-01-02 03:04:09.000 UTC
                           Reason       the client asked for it
                           Quote        BTCUSDT: bid 42,200.01, ask 42,200.01, tick 3 \
                        (offset 41 of the input)
                           Price        a buy closes at the bid, 42,200.01
                           Profit       (42,200.01 − 42,000.00) × 0.5 = 100.005 → 100.00 \
                        (rounded half to even)
                           Balance      7,900.00 + margin 2,100.00 + profit 100.00 = 10,100.00
                        """);
    }

    @Test
    void saysWhereARecordedSumDiffers() {
        log.append(alice.opens(BUY).closes(BUY, "42200", "99.00").events());
        JsonNode told = JsonMapper.shared().readTree(get(PATH).body());
        assertThat(told.path("agrees").asBoolean()).isFalse();
    }

    /// What is recorded of the part that was closed follows from nothing.
    @Test
    void saysWhatDoesNotFollowFromTheEventBefore() {
        OrderTerms left =
                AccountHistory.order(
                        BUY.orderId().value(), "BTCUSDT", Side.BUY, "0.3", "42000", "1260");
        log.append(alice.opens(BUY).reduces(left, "0.2", "42100", "20.00").events());

        JsonNode told = JsonMapper.shared().readTree(get(PATH).body());

        assertThat(told.path("agrees").asBoolean()).isFalse();
        assertThat(told.at("/steps/1/facts").valueStream())
                .filteredOn(fact -> !fact.get("agrees").asBoolean())
                .extracting(fact -> fact.get("name").asString())
                .containsExactly("Released", "Balance");
        assertThat(told.path("text").asString())
                .contains(
                        "   Released     2,100.00 before − 1,260.00 = 840.00"
                                + " !!! THIS DOES NOT AGREE with the record\n");
    }

    @Test
    void tellsItInWordsToWhoLikesThemBetter() {
        log.append(alice.opens(BUY).events());
        String words = JsonMapper.shared().readTree(get(PATH).body()).path("text").asString();

        HttpResponse<String> text = send(request(PATH).header("Accept", "text/plain").GET());
        HttpResponse<String> both =
                send(request(PATH).header("Accept", "application/json, text/plain").GET());

        assertThat(header(text, "Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(text.body()).isEqualTo(words);
        assertThat(header(both, "Content-Type")).isEqualTo("application/json");
    }

    @Test
    void tellsNobodyElse() {
        log.append(alice.opens(BUY).events());
        HttpResponse<String> refused =
                send(
                        anonymous(PATH)
                                .header(
                                        "Authorization",
                                        "Bearer "
                                                + token(
                                                        new AccountId("mallory"),
                                                        Duration.ofHours(1)))
                                .GET());
        assertRefused(refused, 404, "UNKNOWN_ORDER", "Order not found");
        assertThat(send(anonymous(PATH).GET()).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ord_9999999999999999", "x", "%3Cscript%3E"})
    void knowsNoOtherOrder(String order) {
        log.append(alice.opens(BUY).events());
        HttpResponse<String> refused = get("/api/v1/trade/orders/" + order + "/explanation");
        assertRefused(refused, 404, "UNKNOWN_ORDER", "Order not found");
    }
}
