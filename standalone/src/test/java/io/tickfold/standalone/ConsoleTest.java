package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.AccountId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/// People who trade in the console, in a real browser.
class ConsoleTest {

    private static final String ROW = ".open-orders tr[data-order]";
    private static final String CLOSE = ROW + " button.close";
    private static final String OPEN = ".ticket button.main:enabled";
    private static final String TOKEN_KEY = "tickfold.token";

    @TempDir static Path data;

    private static RunningInstance instance;

    private Browser browser;

    @BeforeAll
    static void start() throws Exception {
        instance = RunningInstance.start(data);
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @BeforeEach
    void openBrowser() {
        browser = Browser.open(instance.api());
    }

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aFirstTimeUserOpensAndClosesAnOrder() {
        browser.visit("/");
        browser.click("#demo");
        browser.click(OPEN);
        browser.awaitText(".notice.good", "Bought 0.1 BTC");
        browser.awaitCount(ROW, 1);
        assertThat(browser.text("#preview-margin")).matches("[\\d,]+\\.\\d\\d");

        browser.click(CLOSE);
        browser.awaitText(".notice.good", "Closed BTC at");
        browser.awaitCount(ROW, 0);

        browser.click("nav a[href='#history']");
        browser.awaitText(".history tr[data-order]", "Closed by you");
        browser.click("nav a[href='#account']");
        browser.awaitText(".account", "Free margin");
        browser.requireQuietConsole();
    }

    @Test
    void theTokenOfALinkLeavesTheAddressAndEndsWithTheTab() throws Exception {
        browser.signIn(token("linked", Duration.ofHours(1)));

        assertThat(browser.address()).isEqualTo(instance.api() + "/");
        assertThat(browser.run("return sessionStorage.getItem(arguments[0])", TOKEN_KEY))
                .isNotEqualTo("");
        assertThat(browser.run("return localStorage.length + document.cookie.length"))
                .isEqualTo(0L);
        browser.newTab();
        browser.visit("/");
        browser.await(".signin");
        browser.requireQuietConsole();
    }

    @Test
    void aStopLossIsSetAndThenReached() throws Exception {
        browser.signIn(token("stopped", Duration.ofHours(1)));
        browser.click(OPEN);
        browser.awaitCount(ROW, 1);
        TradingClient client = instance.client("stopped");
        String order = client.onlyOpenOrder();
        browser.click(ROW + " button[aria-expanded]");
        browser.type(".editor input[name='stopLoss']", "30000");
        browser.press(Keys.ENTER);
        browser.awaitText(ROW, "30,000");

        raiseStopLoss(client, order);
        browser.awaitText(".notice", "Stop loss: BTC closed at");
        browser.awaitCount(ROW, 0);
        browser.click("nav a[href='#history']");
        browser.awaitText("tr[data-order='" + order + "']", "Stop loss");
        browser.click("tr[data-order='" + order + "'] button");
        browser.awaitText("dialog", "its stop loss was reached");
        browser.press(Keys.ESCAPE);
        browser.awaitCount("dialog", 0);
        browser.requireQuietConsole();
    }

    /// To just below the price, which falls to it soon; the price of the page may be gone by then.
    private void raiseStopLoss(TradingClient client, String order) throws Exception {
        int status = 0;
        while (status != 200) {
            BigDecimal bid = new BigDecimal(browser.text(".market .chosen td").replace(",", ""));
            String level = bid.subtract(BigDecimal.ONE).toPlainString();
            status = client.amend(order, "{\"stopLoss\":" + level + "}").status();
        }
    }

    @Test
    void aLevelIsDraggedOnTheChart() throws Exception {
        TradingClient client = instance.client("dragger");
        browser.signIn(token("dragger", Duration.ofHours(1)));
        browser.click(OPEN);
        browser.awaitCount(ROW, 1);
        String order = client.onlyOpenOrder();
        client.amend(order, "{\"stopLoss\":30000}");
        browser.awaitText(ROW, "30,000");

        Object bottom = browser.run("return document.getElementById('chart').clientHeight");
        int height = ((Number) bottom).intValue();
        browser.drag("#chart", 200, height - 34, height - 42);

        browser.awaitText(".notice.good", "Levels of BTC changed");
        browser.awaitCount(ROW, 1);
        assertThat(
                        client.get("/api/v1/trade/orders/" + order)
                                .json()
                                .at("/order/stopLoss")
                                .decimalValue())
                .isGreaterThan(new BigDecimal(30_000));
        browser.requireQuietConsole();
    }

    @Test
    void aPartIsClosedAndThenAll() throws Exception {
        browser.signIn(token("parts", Duration.ofHours(1)));
        browser.click(OPEN);
        browser.awaitCount(ROW, 1);
        browser.click(ROW + " button[aria-expanded]");
        browser.type(".editor input[name='part']", "0.04");
        browser.press(Keys.ENTER);
        browser.awaitText(".notice.good", "Closed a part of BTC");
        browser.awaitText(ROW, "0.06");
        browser.click(OPEN);
        browser.awaitCount(ROW, 2);

        browser.click(".open-orders header button");
        browser.awaitText(".notice.good", "Closed 2 orders");
        browser.awaitCount(ROW, 0);
        browser.requireQuietConsole();
    }

    @Test
    void aDoubleClickOpensOneOrderAndClosesItOnce() throws Exception {
        browser.signIn(token("hasty", Duration.ofHours(1)));
        browser.await(OPEN);
        browser.run("const b = document.querySelector(arguments[0]); b.click(); b.click();", OPEN);
        browser.awaitText(".notice.good", "Bought");
        browser.awaitCount(ROW, 1);
        browser.run("const b = document.querySelector(arguments[0]); b.click(); b.click();", CLOSE);
        browser.awaitText(".notice.good", "Closed BTC at");
        browser.awaitCount(ROW, 0);
        assertThat(
                        instance.client("hasty")
                                .get("/api/v1/events")
                                .json()
                                .get("events")
                                .findValuesAsString("type"))
                .containsExactly(
                        "tickfold.account-opened.v1",
                        "tickfold.order-opened.v1",
                        "tickfold.order-closed.v1");
    }

    @Test
    void theHistoryIsFilteredAndKeptAsAStatement() throws Exception {
        TradingClient client = instance.client("keeper");
        client.closeOrder(client.open());
        client.create("{\"symbol\":\"ETHUSDT\",\"type\":\"sell\",\"quantity\":1,\"leverage\":10}");
        String ether = client.onlyOpenOrder();
        client.closeOrder(ether);
        browser.signIn(token("keeper", Duration.ofHours(1)));
        browser.click("nav a[href='#history']");
        browser.awaitCount(".history tr[data-order]", 2);

        browser.run(
                "const s = document.querySelector('select[name=symbol]'); s.value = 'ETHUSDT';"
                        + " s.dispatchEvent(new Event('change'));");
        browser.awaitCount(".history tr[data-order]", 1);
        browser.await(".history tr[data-order='" + ether + "']");

        browser.run(
                "const make = URL.createObjectURL.bind(URL); URL.createObjectURL = (file) => {"
                        + " file.text().then((text) => { window.saved = text; });"
                        + " return make(file); };");
        browser.click(".history header button");
        browser.awaitScript("return Boolean(window.saved)");
        assertThat(browser.run("return window.saved").toString().lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("," + ether + ",ETHUSDT,sell,1,10,")
                .endsWith(",MANUAL,");
        browser.requireQuietConsole();
    }

    @Test
    void twoTabsShowTheSameAndAnotherAccountNothingOfIt() throws Exception {
        browser.signIn(token("one", Duration.ofHours(1)));
        browser.click(OPEN);
        browser.awaitCount(ROW, 1);
        browser.newTab();
        browser.signIn(token("one", Duration.ofHours(1)));
        browser.awaitCount(ROW, 1);
        instance.client("one").closeOrder(instance.client("one").onlyOpenOrder());
        browser.awaitCount(ROW, 0);

        instance.client("one").open();
        browser.awaitCount(ROW, 1);
        browser.newTab();
        browser.signIn(token("two", Duration.ofHours(1)));
        browser.awaitText(".open-orders", "No open orders");
        browser.awaitCount(ROW, 0);
    }

    @Test
    void anExpiredTokenAsksAgainAndThePageStays() throws Exception {
        browser.signIn(token("late", Duration.ofSeconds(8)));
        browser.type("#ticket-quantity", "0.25");
        browser.awaitText(".veil", "Sign in again");
        browser.type(".veil input[name='token']", token("late", Duration.ofHours(1)));
        browser.press(Keys.ENTER);
        browser.awaitCount(".veil", 0);
        assertThat(browser.await("#ticket-quantity").getDomProperty("value")).isEqualTo("0.25");
        browser.awaitText("#connection", "Live");
        browser.click(OPEN);
        browser.awaitText(".notice.good", "Bought 0.25 BTC");
    }

    @Test
    void aGatewayThatIsKilledAndStartedAgainIsMetWithoutAGap() throws Exception {
        browser.signIn(token("patient", Duration.ofHours(1)));
        browser.click(OPEN);
        browser.awaitCount(ROW, 1);
        instance.kill();
        browser.awaitText("#connection", "Reconnecting");

        instance = instance.startAgain();
        instance.client("patient").closeOrder(instance.client("patient").onlyOpenOrder());

        browser.awaitText("#connection", "Live");
        browser.awaitCount(ROW, 0);
    }

    @Test
    void anOrderIsOpenedWithTheKeyboardAlone() throws Exception {
        browser.signIn(token("keys", Duration.ofHours(1)));
        browser.await(OPEN);
        browser.run("document.body.focus()");
        for (int i = 0; i < 60 && !browser.isFocused("#ticket-quantity"); i++) {
            browser.press(Keys.TAB);
        }
        assertThat(browser.isFocused("#ticket-quantity")).isTrue();
        browser.press(Keys.ENTER);
        browser.awaitCount(ROW, 1);
    }

    private static String token(String account, Duration lifetime) throws Exception {
        return instance.tokens().issue(new AccountId(account), lifetime);
    }
}
