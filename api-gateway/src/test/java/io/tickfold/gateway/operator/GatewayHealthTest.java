package io.tickfold.gateway.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.ScriptedMarket;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What operators read of the health of a gateway.
class GatewayHealthTest extends GatewayHttpTest {

    private static final String HEALTH = "/api/v1/admin/health";

    @Autowired private ScriptedMarket market;

    private JsonNode health() {
        return new JsonMapper().readTree(getAsOperator(HEALTH).body());
    }

    @Test
    void namesComponentsQuotesAndLags() {
        market.reset();
        assertThat(health().at("/quotes").toString())
                .isEqualTo("{\"symbols\":0,\"stale\":0,\"oldestAgeMillis\":null}");
        market.price("BTCUSDT", "1", "2");
        JsonNode health = health();
        assertThat(health.at("/components").valueStream().map(c -> c.get("name").asString()))
                .contains("readinessState");
        assertThat(health.at("/quotes/symbols").asInt()).isEqualTo(1);
        assertThat(health.at("/quotes/oldestAgeMillis").asLong()).isPositive();
        assertThat(health.at("/engine/undecidedInputs").asLong()).isEqualTo(3);
    }

    @Test
    void countsRefusalsByReason() {
        long before = refusals("UNKNOWN_PARAMETER");
        assertThat(getAsOperator(HEALTH + "?x=1").statusCode()).isEqualTo(400);
        assertThat(refusals("UNKNOWN_PARAMETER")).isEqualTo(before + 1);
    }

    private long refusals(String reason) {
        return health().get("refusals")
                .valueStream()
                .filter(each -> each.get("reason").asString().equals(reason))
                .mapToLong(each -> each.get("count").asLong())
                .sum();
    }

    @Test
    void isForOperators() {
        assertRefused(get(HEALTH), 403, "FORBIDDEN", "Forbidden");
    }
}
