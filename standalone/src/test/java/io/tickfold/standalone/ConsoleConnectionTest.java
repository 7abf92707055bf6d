package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/// What the console does when the gateway is away, silent, late, or says no.
@Order(SharedInstance.TURN)
class ConsoleConnectionTest extends InTheConsole {

    private static final String CONNECTION = "#connection";
    private static final String TOKEN_KEY = "tickfold.token";

    @Test
    void aGatewayThatIsKilledAndStartedAgainIsMetWithoutAGap() throws Exception {
        signIn("patient");
        browser.click(OPEN);
        browser.awaitCount(ROW, 1);
        String first = INSTANCE.client("patient").onlyOpenOrder();
        INSTANCE.kill();
        browser.awaitText(CONNECTION, "Reconnecting");
        browser.await(".market .chosen .badge.stale");

        INSTANCE.startAgain();
        TradingClient client = INSTANCE.client("patient");
        String second = client.open();
        client.closeOrder(first);
        String third = client.open();
        client.closeOrder(third);

        browser.awaitText(CONNECTION, "Live");
        browser.await("tr[data-order='" + second + "']");
        browser.awaitCount(ROW, 1);
        browser.awaitCount(".market .badge.stale", 0);
        requireEveryEvent(browser, client);
        openView("history");
        browser.awaitCount(CLOSED, 2);
        browser.await("tr[data-order='" + third + "']");
    }

    /// From the one that opened the account, or the one after it if that came before the page.
    private static void requireEveryEvent(Browser page, TradingClient client) throws Exception {
        List<String> all =
                client.get("/api/v1/events?limit=1000")
                        .json()
                        .get("events")
                        .valueStream()
                        .map(event -> event.get("sequence").asString())
                        .toList();
        page.awaitScript("return probe.events.at(-1) === '" + all.getLast() + "'");
        assertThat(page.run("return probe.events")).isIn(all, all.subList(1, all.size()));
    }

    @Test
    void aConnectionThatFallsSilentIsNoticedAndReplaced() throws Exception {
        try (Wire wire = Wire.to(INSTANCE.api())) {
            Browser far = browser.at(wire.address());
            far.signIn(INSTANCE.token("silent", Duration.ofHours(1)));
            TradingClient client = INSTANCE.client("silent");
            client.closeOrder(client.open());
            wire.fallSilent();
            Instant silent = Instant.now();
            far.awaitText(CONNECTION, "Reconnecting");
            assertThat(Duration.between(silent, Instant.now())).isLessThan(Duration.ofSeconds(30));
            far.await(".market .chosen .badge.stale");

            client.open();
            wire.speakAgain();
            far.awaitText(CONNECTION, "Live");
            far.awaitCount(ROW, 1);
            requireEveryEvent(far, client);
        }
    }

    @Test
    void anUnknownOutcomeIsAskedForAndSurvivesAReload() throws Exception {
        signIn("unsure");
        browser.await(OPEN);
        browser.run("probe.lost = '/trade/create'");
        browser.click(OPEN);
        browser.awaitText(".notice.wait", "Outcome unknown");
        browser.awaitText(".notice.good", "Bought 0.1 BTC");
        browser.awaitCount(ROW, 1);

        browser.run("probe.lost = '/trade/close'");
        browser.click(CLOSE);
        browser.awaitText(".notice.wait", "Outcome unknown");
        browser.reload();
        browser.awaitText(".notice.good", "Closed BTC at");
        browser.awaitCount(ROW, 0);
        assertThat(browser.run("return sessionStorage.getItem('tickfold.pending')"))
                .isEqualTo("[]");
        browser.requireQuietConsole();
    }

    @Test
    void aStalePriceIsMarkedAndNobodyTradesAtIt() throws Exception {
        signIn("waiting");
        browser.await(OPEN);
        browser.run("probe.stale = true");
        browser.await(".market .chosen .badge.stale");
        browser.await(".chart .badge.stale");
        browser.awaitText(".ticket .warning", "The price is stale.");
        browser.await(".ticket button.main:disabled");
        browser.run("probe.stale = false");
        browser.await(OPEN);
        browser.requireQuietConsole();
    }

    @Test
    void anExpiredTokenAsksAgainAndThePageStays() throws Exception {
        browser.visit("/dashboard?token=" + INSTANCE.token("late", Duration.ofSeconds(3)));
        enter();
        browser.type("#ticket-quantity", "0.25");

        browser.run("sessionStorage.setItem(arguments[0], arguments[1])", TOKEN_KEY, expired());
        browser.type("#ticket-leverage", "20");
        browser.awaitText(".veil", "Sign in again");
        enter();
        assertThat(browser.await("#ticket-quantity").getDomProperty("value")).isEqualTo("0.25");
        browser.click(OPEN);
        browser.awaitText(".notice.good", "Bought 0.25 BTC");
    }

    private void enter() throws Exception {
        browser.type(".signin input[name='token']", INSTANCE.token("late", Duration.ofHours(1)));
        browser.press(Keys.ENTER);
        browser.awaitCount(".signin", 0);
        browser.awaitText(CONNECTION, "Live");
    }

    private static String expired() throws Exception {
        return INSTANCE.token("late", Duration.ofHours(-1));
    }

    @Test
    void aPageWhoseFilesAreOfAnotherGatewayLoadsItselfAgain() throws Exception {
        browser.blocks("*/decimal.js");
        browser.visit("/");
        browser.awaitScript("return sessionStorage.getItem('tickfold.loads') >= 2");
        browser.blocks();
        browser.await(".signin");
        browser.awaitScript("return sessionStorage.getItem('tickfold.loads') === null");
    }
}
