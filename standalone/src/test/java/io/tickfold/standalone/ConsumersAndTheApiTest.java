package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.identity.token.Scope;
import io.tickfold.standalone.BalancesProgram.Ended;
import io.tickfold.standalone.TradingClient.Answer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Consumers that were written from the documents alone come to the balances that the API answers.
@Timeout(120)
class ConsumersAndTheApiTest {

    private static final int CLIENTS = 8;

    @TempDir static Path data;

    private static RunningInstance instance;
    private static Map<String, String> answered;

    @TempDir Path folder;

    @BeforeAll
    static void trade() throws Exception {
        instance = RunningInstance.start(data);
        answered = new TreeMap<>();
        for (int i = 0; i < CLIENTS; i++) {
            String account = "client-" + i;
            tradeAs(account);
            Answer balance =
                    TradingClient.send(instance.client(account).request("/api/v1/balance").GET());
            answered.put(account, cents(balance.json().get("message").asString()));
        }
    }

    /// Closed, reduced and open orders, refusals, a repetition, and money from outside.
    private static void tradeAs(String account) throws Exception {
        TradingClient client = instance.client(account);
        String closed = client.open();
        requireDone(client.closeOnce("k", closed));
        requireDone(client.closeOnce("k", closed));
        assertThat(client.closeOrder(closed).status()).isEqualTo(400);
        String order =
                String.format(
                        Locale.ROOT, "{\"orderId\":\"%s\",\"quantity\":0.003}", client.open());
        requireDone(client.close(order));
        requireDone(client.post("/api/v1/account/deposits", "{\"amount\":12.34}"));
        String adjustment = "{\"amount\":-0.05,\"reason\":\"R\u00fcckgabe \\\"5\\\"\"}";
        requireDone(
                operator()
                        .postOnce(
                                account,
                                "/api/v1/admin/accounts/" + account + "/adjustments",
                                adjustment));
    }

    private static TradingClient operator() throws Exception {
        return new TradingClient(
                instance.api(),
                instance.tokens()
                        .issue(
                                new AccountId("operator"),
                                Duration.ofHours(1),
                                Set.of(Scope.FUNDS_WRITE)));
    }

    private static void requireDone(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @ParameterizedTest
    @EnumSource
    void printTheSameBalances(BalancesProgram program) throws Exception {
        Optional<String> missing = program.missing();
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));

        Ended ended = program.run(instance.kafka(), folder);

        assertThat(ended.status()).as(ended.errors()).isZero();
        assertThat(balances(ended)).isEqualTo(answered).hasSize(CLIENTS);
    }

    @Test
    void everyRecordIsAsItIsDescribed() throws Exception {
        EventDescription description = EventDescription.read();
        List<ConsumerRecord<byte[], byte[]>> records =
                TopicContent.read(instance.kafka(), Topics.TRADE_EVENTS);

        assertThat(records).hasSizeGreaterThan(CLIENTS * 7);
        assertThat(records).allSatisfy(each -> assertThat(description.errors(each)).isEmpty());
    }

    /// A number of JSON may leave a last zero out.
    private static String cents(String amount) {
        return new BigDecimal(amount).setScale(2).toPlainString();
    }

    private static Map<String, String> balances(Ended ended) {
        Map<String, String> balances = new TreeMap<>();
        for (Map.Entry<String, JsonNode> each :
                new JsonMapper().readTree(ended.output()).properties()) {
            balances.put(each.getKey(), cents(each.getValue().asString()));
        }
        return balances;
    }
}
