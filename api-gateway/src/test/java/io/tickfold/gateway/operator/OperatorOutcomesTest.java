package io.tickfold.gateway.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import io.tickfold.gateway.AccountHistory;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.Scope;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What operators read of the outcome of what they did to an account.
class OperatorOutcomesTest extends GatewayHttpTest {

    private static final AccountId BOB = new AccountId("bob");
    private static final AccountId OPERATOR = new AccountId("op");
    private static final String COMMANDS = "/api/v1/admin/accounts/bob/commands";
    private static final CommandId DEPOSIT = CommandId.of(BOB, OPERATOR, "k-a");
    private static final CommandId OPENING = new CommandId("0195a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b");

    private HttpResponse<String> ask(AccountId operator, Set<Scope> scopes, String path) {
        String token =
                new TokenIssuer(JwtSecret.of(SECRET), InstantSource.system())
                        .issue(operator, Duration.ofHours(1), scopes);
        return send(anonymous(path).header("Authorization", "Bearer " + token).GET());
    }

    private HttpResponse<String> ask(String path) {
        return ask(OPERATOR, Set.of(Scope.FUNDS_WRITE), path);
    }

    private static List<TradeEvent> deposit() {
        return new AccountHistory(BOB)
                .by(OPENING, "")
                .opened("1")
                .by(DEPOSIT, "admin-deposit:x")
                .deposits("5")
                .events();
    }

    @Test
    void knowTheirDepositByItsKeyAndByItsCommand() {
        log.append(deposit());
        HttpResponse<String> response = ask(COMMANDS + "?key=k-a");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .isEqualTo(
                        "{\"commandId\":\"%s\",\"status\":\"DONE\",\"httpStatus\":200,"
                                + "\"body\":{\"message\":\"Deposit booked\",\"amount\":5.00,"
                                + "\"balance\":6.00}}",
                        DEPOSIT);
        assertThat(header(response, "Position")).isNotEmpty();
        assertThat(ask(COMMANDS + "/" + DEPOSIT).body()).isEqualTo(response.body());
    }

    @Test
    void knowWhatTheAccountItselfDid() {
        log.append(deposit());
        assertThat(ask(COMMANDS + "/" + OPENING).body())
                .contains(
                        "\"status\":\"DONE\",\"httpStatus\":200,"
                                + "\"body\":{\"message\":\"Account opened\"}");
    }

    @Test
    void knowNothingByTheKeysOfOthers() {
        log.append(deposit());
        HttpResponse<String> other =
                ask(new AccountId("op-2"), Set.of(Scope.FUNDS_WRITE), COMMANDS + "?key=k-a");
        assertThat(other.body()).contains("\"status\":\"PENDING\"");
        HttpResponse<String> owner = ask(BOB, Set.of(), "/api/v1/trade/commands?key=k-a");
        assertThat(owner.body()).contains("\"status\":\"PENDING\"");
    }

    @Test
    void findNoCommandAtAnotherAccount() {
        log.append(deposit());
        String elsewhere = "/api/v1/admin/accounts/carol/commands/" + DEPOSIT;
        assertRefused(ask(elsewhere), 404, "UNKNOWN_COMMAND", "Command not found");
        assertRefused(ask(COMMANDS + "/x"), 404, "UNKNOWN_COMMAND", "Command not found");
        assertRefused(
                ask("/api/v1/admin/accounts/b%20b/commands?key=k"),
                404,
                "USER_NOT_FOUND",
                "User not found");
    }

    @Test
    void needARightAndAKey() {
        assertRefused(
                ask(OPERATOR, Set.of(Scope.WITHDRAW), COMMANDS + "?key=k"),
                403,
                "FORBIDDEN",
                "Forbidden");
        assertRefused(ask(COMMANDS), 400, "MISSING_IDEMPOTENCY_KEY", "Idempotency-Key is required");
    }
}
