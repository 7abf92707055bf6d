package io.tickfold.gateway.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.contract.value.Symbol;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.engine.Deadline;
import io.tickfold.gateway.engine.MarketBroadcast;
import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.Scope;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/// What operators read when they halt symbols, and how often partitions are told.
@Import(HaltsTest.Wiring.class)
class HaltsTest extends GatewayHttpTest {

    private static final AtomicInteger KEYS = new AtomicInteger();

    @Autowired private Partitions partitions;
    private final String key = "key " + KEYS.incrementAndGet();
    private final SymbolHalt ethereum =
            new SymbolHalt(
                    new Symbol("ETHUSDT"),
                    true,
                    Optional.of(CommandId.ofHalt(new AccountId("op"), key)));

    @BeforeEach
    void reachThePartitions() {
        partitions.reset();
    }

    /// All partitions, which can be out of reach.
    static final class Partitions implements MarketBroadcast {

        private final List<SymbolHalt> told = new CopyOnWriteArrayList<>();
        private volatile boolean reached = true;

        void reset() {
            told.clear();
            reached = true;
        }

        @Override
        public boolean send(MarketInput input, Deadline deadline) {
            told.add((SymbolHalt) input);
            return reached;
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        @Primary
        Partitions partitions() {
            return new Partitions();
        }
    }

    private HttpRequest.Builder by(String operator, String symbol) {
        String token =
                new TokenIssuer(JwtSecret.of(SECRET), InstantSource.system())
                        .issue(
                                new AccountId(operator),
                                Duration.ofHours(1),
                                Set.of(Scope.FUNDS_WRITE));
        return anonymous("/api/v1/admin/symbols/" + symbol + "/halt")
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> halt(String operator, String symbol) {
        return send(
                by(operator, symbol).header("Idempotency-Key", key).POST(BodyPublishers.noBody()));
    }

    private static void assertHalted(HttpResponse<String> response, String replayed) {
        assertThat(response.body()).isEqualTo("{\"symbol\":\"ETHUSDT\",\"halted\":true}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Idempotent-Replayed")).isEqualTo(replayed);
    }

    @Test
    void isSentOnceForEachKey() {
        assertHalted(halt("op", "eth"), "");
        assertHalted(halt("op", "ETH_USDC_PERP"), "true");
        assertThat(partitions.told).containsExactly(ethereum);
    }

    @Test
    void leavesAMarketThatWentOnAloneWhenItComesLate() {
        assertHalted(halt("op", "eth"), "");
        assertThat(send(by("op", "eth").DELETE()).body()).contains("\"halted\":false");
        assertHalted(halt("op", "eth"), "true");
        assertThat(partitions.told.getLast().halted()).isFalse();
    }

    @Test
    void leavesANewerHaltAloneWhenAResumptionComesLate() {
        assertResumed(resume("op", "eth", key + "-1"), "");
        assertHalted(halt("op", "eth"), "");
        assertResumed(resume("op", "eth", key + "-1"), "true");
        assertThat(partitions.told).hasSize(2);
        assertThat(partitions.told.getLast().halted()).isTrue();
    }

    @Test
    void refusesAKeyThatDidTheOpposite() {
        assertHalted(halt("op", "eth"), "");
        assertRefused(
                resume("op", "eth", key),
                422,
                "KEY_REUSED",
                "Idempotency-Key was used for a different request");
        assertThat(partitions.told).containsExactly(ethereum);
    }

    private HttpResponse<String> resume(String operator, String symbol, String once) {
        return send(by(operator, symbol).header("Idempotency-Key", once).DELETE());
    }

    private static void assertResumed(HttpResponse<String> response, String replayed) {
        assertThat(response.body()).isEqualTo("{\"symbol\":\"ETHUSDT\",\"halted\":false}");
        assertThat(header(response, "Idempotent-Replayed")).isEqualTo(replayed);
    }

    @Test
    void refusesAKeyThatHaltedAnotherSymbol() {
        assertHalted(halt("op", "eth"), "");
        assertRefused(
                halt("op", "btc"),
                422,
                "KEY_REUSED",
                "Idempotency-Key was used for a different request");
        assertThat(partitions.told).containsExactly(ethereum);
    }

    @Test
    void leavesOperatorsTheirKeys() {
        assertHalted(halt("op", "eth"), "");
        assertThat(halt("op-2", "btc").statusCode()).isEqualTo(200);
        assertThat(partitions.told).hasSize(2);
    }

    @Test
    void isSentAgainIfItMayNotHaveReachedEveryPartition() {
        partitions.reached = false;
        assertUndecided(halt("op", "eth"));
        partitions.reached = true;
        assertHalted(halt("op", "eth"), "");
        assertHalted(halt("op", "eth"), "true");
        assertThat(partitions.told).containsExactly(ethereum, ethereum);
    }

    @Test
    void saysAfterAResumptionThatFailedHowToGoOn() {
        partitions.reached = false;
        assertUndecided(send(by("op", "eth").DELETE()));
    }

    private static void assertUndecided(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(response.body())
                .isEqualTo(
                        "{\"error\":\"Request timeout\",\"message\":\"Not every partition has"
                                + " answered, some may have been told: repeating is safe\","
                                + "\"timeout\":true}");
        assertThat(header(response, "Refusal-Reason")).isEqualTo("PARTLY_SENT");
    }

    @Test
    void needsAKeyAndASymbol() {
        assertRefused(
                send(by("op", "eth").POST(BodyPublishers.noBody())),
                400,
                "MISSING_IDEMPOTENCY_KEY",
                "Idempotency-Key is required");
        assertRefused(halt("op", "doge"), 404, "NOT_FOUND", "Not found");
        assertThat(partitions.told).isEmpty();
    }
}
