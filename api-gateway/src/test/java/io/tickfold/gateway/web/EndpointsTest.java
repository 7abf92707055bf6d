package io.tickfold.gateway.web;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.ApiGatewayApplication;
import io.tickfold.gateway.web.Endpoints.Declared;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.annotation.DirtiesContext;

/// The whole gateway, but without Kafka.
@DirtiesContext
@SpringBootTest(
        classes = ApiGatewayApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "tickfold.limits.enabled=false",
            "tickfold.kafka.bootstrap-servers=127.0.0.1:1",
            "tickfold.database.directory=:memory:",
            "tickfold.gateway.jwt-secret=a-secret-of-tests-that-is-long-enough"
        })
class EndpointsTest {

    @Autowired private Endpoints endpoints;

    @Test
    void areAllOfTheseWithThisAccessAndTraffic() {
        assertThat(endpoints.all().stream().flatMap(this::lines).sorted().collect(joining("\n")))
                .isEqualTo(
                        """
                        / GET PUBLIC READS
                        /api/v1/account GET TOKEN READS
                        /api/v1/account/balances GET TOKEN READS
                        /api/v1/account/deposits POST TOKEN WRITES
                        /api/v1/account/withdrawals POST WITHDRAW WRITES
                        /api/v1/admin/accounts GET OPERATOR READS
                        /api/v1/admin/accounts/{account} GET OPERATOR READS
                        /api/v1/admin/accounts/{account}/adjustments POST OPERATOR WRITES
                        /api/v1/admin/accounts/{account}/commands GET OPERATOR READS
                        /api/v1/admin/accounts/{account}/commands/{commandId} GET OPERATOR READS
                        /api/v1/admin/accounts/{account}/deposits POST OPERATOR WRITES
                        /api/v1/admin/accounts/{account}/events GET OPERATOR READS
                        /api/v1/admin/accounts/{account}/history GET OPERATOR READS
                        /api/v1/admin/accounts/{account}/orders GET OPERATOR READS
                        /api/v1/admin/accounts/{account}/orders/{orderId} GET OPERATOR READS
                        /api/v1/admin/accounts/{account}/orders/{orderId}/explanation GET OPERATOR READS
                        /api/v1/admin/exposure GET OPERATOR READS
                        /api/v1/admin/health GET OPERATOR READS
                        /api/v1/admin/symbols GET OPERATOR READS
                        /api/v1/admin/symbols/{symbol}/halt DELETE OPERATOR WRITES
                        /api/v1/admin/symbols/{symbol}/halt POST OPERATOR WRITES
                        /api/v1/auth/login POST PUBLIC WRITES
                        /api/v1/auth/verify GET PUBLIC READS
                        /api/v1/auth/verify HEAD PUBLIC READS
                        /api/v1/balance GET TOKEN READS
                        /api/v1/candles GET PUBLIC READS
                        /api/v1/events GET TOKEN READS
                        /api/v1/events/stream GET TOKEN READS
                        /api/v1/instruments GET PUBLIC READS
                        /api/v1/prices GET PUBLIC READS
                        /api/v1/prices/stream GET PUBLIC READS
                        /api/v1/supportedAssets GET PUBLIC READS
                        /api/v1/trade/close GET TOKEN READS
                        /api/v1/trade/close POST TOKEN CLOSES
                        /api/v1/trade/close-all POST TOKEN CLOSES
                        /api/v1/trade/commands GET TOKEN READS
                        /api/v1/trade/commands/{commandId} GET TOKEN READS
                        /api/v1/trade/create POST TOKEN WRITES
                        /api/v1/trade/open GET TOKEN READS
                        /api/v1/trade/orders GET TOKEN READS
                        /api/v1/trade/orders/{orderId} GET TOKEN READS
                        /api/v1/trade/orders/{orderId} PATCH TOKEN WRITES
                        /api/v1/trade/orders/{orderId}/explanation GET TOKEN READS
                        /api/v1/trade/preview GET TOKEN READS
                        /assets/{image} GET PUBLIC READS
                        /console/reload.js GET PUBLIC READS
                        /console/{version}/{*name} GET PUBLIC READS
                        /dashboard GET PUBLIC READS\
                        """);
    }

    private Stream<String> lines(Declared endpoint) {
        String path = endpoint.path().getPatternString();
        return endpoint.methods().stream()
                .map(method ->
                        String.format(
                                Locale.ROOT,
                                "%s %s %s %s",
                                path,
                                method,
                                endpoints.accessTo(path, method.name()),
                                endpoints.trafficOf(
                                        new MockHttpServletRequest(method.name(), path))));
    }

    @Test
    void ofOperatorsAskForTheirToken() {
        assertThat(endpoints.all())
                .filteredOn(e -> e.path().getPatternString().startsWith("/api/v1/admin/"))
                .isNotEmpty()
                .allSatisfy(e -> assertThat(e.access()).isEqualTo(Access.OPERATOR));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/prices,PUBLIC",
        "HEAD,/api/v1/prices,PUBLIC",
        "OPTIONS,/api/v1/prices,PUBLIC",
        "DELETE,/api/v1/prices,PUBLIC",
        "GET,/api/v1/prices/,TOKEN",
        "GET,/API/V1/PRICES,TOKEN",
        "GET,/api/v1/pric%65s,PUBLIC",
        "GET,/api/v1/prices%2Fstream,TOKEN",
        "GET,/api/v1/prices/%2e%2e/balance,TOKEN",
        "GET,/api/v1/prices;/balance,TOKEN",
        "GET,/api/v1/prices%00,TOKEN",
        "GET,/api/v1/prices/%zz,TOKEN",
        "GET,/api/v1/prices;x=%zz,TOKEN",
        "GET,/api/v1/prices.json,TOKEN",
        "GET,//api/v1/prices,TOKEN",
        "POST,/api/v1/%61ccount/withdrawals,WITHDRAW",
        "PUT,/api/v1/account/withdrawals,WITHDRAW",
        "POST,/api/v1/account/withdrawals/,TOKEN",
        "PUT,/api/v1/admin/accounts/a/deposits,OPERATOR",
        "POST,/api/v1/admin/accounts/a%2Fb/deposits,OPERATOR",
        "POST,/api/v1/%61dmin/accounts/a/deposits,OPERATOR",
        "GET,/api/v1/admin/nothing,OPERATOR",
        "GET,/api/v1/auth/nothing,PUBLIC",
        "GET,/assets/x.svg,PUBLIC",
        "GET,/assets/x/y.svg,TOKEN",
        "GET,/openapi.json/swagger-config,PUBLIC",
        "GET,/nothing,TOKEN",
        "GET,/error,TOKEN",
        "GET,'',TOKEN"
    })
    void needATokenUnlessTheyAreFoundAndDeclareSomethingElse(
            String method, String path, Access access) {
        assertThat(endpoints.accessTo(new MockHttpServletRequest(method, path))).isEqualTo(access);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/trade/close,READS",
        "OPTIONS,/api/v1/trade/close,READS",
        "POST,/api/v1/trade/close,CLOSES",
        "POST,/api/v1/trade/cl%6Fse,CLOSES",
        "PUT,/api/v1/trade/close,CLOSES",
        "POST,/api/v1/trade/close-all,CLOSES",
        "POST,/api/v1/trade/close/,WRITES",
        "POST,/api/v1/trade/create,WRITES",
        "POST,/nothing,WRITES",
        "POST,/%zz,WRITES"
    })
    void spendTheBudgetTheyDeclare(String method, String path, Traffic traffic) {
        assertThat(endpoints.trafficOf(new MockHttpServletRequest(method, path)))
                .isEqualTo(traffic);
    }

    @Test
    void areOrderedFromTheLeastAccessToTheMost() {
        assertThat(Stream.of(Access.values()).max(Comparator.naturalOrder()))
                .contains(Access.OPERATOR);
        assertThat(Stream.of(Access.values()).min(Comparator.naturalOrder()))
                .contains(Access.PUBLIC);
    }
}
