package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/// People who trade in the console, in a real browser.
@Order(SharedInstance.TURN)
class ConsoleTest extends InTheConsole {

    private static final String TOKEN_KEY = "tickfold.token";

    @Test
    void aFirstTimeUserOpensAndClosesAnOrder() {
        browser.visit("/");
        browser.click("#demo");
        browser.click(OPEN);
        browser.awaitText(".notice.good", "Bought 0.1 BTC");
        browser.awaitCount(ROW, 1);
        browser.awaitScript(
                "return /^[\\d,]+\\.\\d\\d$/"
                        + ".test(document.querySelector('#preview-margin').innerText)");

        browser.click(CLOSE);
        browser.awaitText(".notice.good", "Closed BTC at");
        browser.awaitCount(ROW, 0);

        browser.click("nav a[href='#history']");
        browser.awaitText(".history tr[data-order]", "Closed by you");
        browser.click("nav a[href='#account']");
        browser.awaitText(".account", "Free margin");
        browser.await(".worth path.balance[d*='H']");
        browser.requireQuietConsole();
    }

    @Test
    void theTokenOfALinkLeavesTheAddressAndEndsWithTheTab() throws Exception {
        signIn("linked");

        assertThat(browser.address()).isEqualTo(INSTANCE.api() + "/");
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
    void aStopLossIsSetThenDraggedAndThenReached() throws Exception {
        signIn("stopped");
        browser.click(OPEN);
        browser.awaitCount(ROW, 1);
        TradingClient client = INSTANCE.client("stopped");
        String order = client.onlyOpenOrder();
        browser.click(ROW + " button[aria-expanded]");
        browser.type(".editor input[name='stopLoss']", "30000");
        browser.press(Keys.ENTER);
        browser.awaitText(ROW, "30,000");

        dragFromTheBottom(8);
        assertThat(stopLoss(client, order)).isGreaterThan(new BigDecimal(30_000));
        raiseStopLoss(client, order);
        browser.awaitText(".notice", "Stop loss: BTC closed at");
        browser.awaitCount(ROW, 0);
        browser.awaitScript("return probe.drawn.some((text) => /^Stop loss .?\\d/.test(text))");
        openView("history");
        browser.awaitText("tr[data-order='" + order + "']", "Stop loss");
        browser.click("tr[data-order='" + order + "'] button");
        browser.awaitText("dialog", "its stop loss was reached");
        browser.press(Keys.ESCAPE);
        browser.awaitCount("dialog", 0);
        browser.requireQuietConsole();
    }

    /// A level far below is at the edge.
    private void dragFromTheBottom(int up) {
        Object bottom = browser.run("return document.getElementById('chart').clientHeight");
        int height = ((Number) bottom).intValue();
        browser.drag("#chart", 200, height - 34, height - 34 - up);
        browser.awaitScript(
                "return Number(document.querySelector('.open-orders td[data-label=\"Stop loss\"]')"
                        + ".textContent.replaceAll(',', '')) > 30000");
    }

    private static BigDecimal stopLoss(TradingClient client, String order) throws Exception {
        return client.get("/api/v1/trade/orders/" + order)
                .json()
                .at("/order/stopLoss")
                .decimalValue();
    }

    /// To just below the price, which falls to it soon; the price of the page may be gone by then.
    private void raiseStopLoss(TradingClient client, String order) throws Exception {
        int status = 0;
        for (int i = 0; i < 50 && status != 200; i++) {
            BigDecimal bid = new BigDecimal(browser.text(".market .chosen td").replace(",", ""));
            String level = bid.subtract(BigDecimal.ONE).toPlainString();
            status = client.amend(order, "{\"stopLoss\":" + level + "}").status();
        }
        assertThat(status).isEqualTo(200);
    }

    @Test
    void aPartIsClosedAndThenAll() throws Exception {
        signIn("parts");
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
        signIn("hasty");
        browser.await(OPEN);
        browser.run("const b = document.querySelector(arguments[0]); b.click(); b.click();", OPEN);
        browser.awaitText(".notice.good", "Bought");
        browser.awaitCount(ROW, 1);
        browser.run("const b = document.querySelector(arguments[0]); b.click(); b.click();", CLOSE);
        browser.awaitText(".notice.good", "Closed BTC at");
        browser.awaitCount(ROW, 0);
        assertThat(
                        INSTANCE.client("hasty")
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
        TradingClient client = INSTANCE.client("keeper");
        client.closeOrder(client.open());
        client.create("{\"symbol\":\"ETHUSDT\",\"type\":\"sell\",\"quantity\":1,\"leverage\":10}");
        String ether = client.onlyOpenOrder();
        client.closeOrder(ether);
        signIn("keeper");
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
        signIn("one");
        browser.click(OPEN);
        browser.awaitCount(ROW, 1);
        browser.newTab();
        signIn("one");
        browser.awaitCount(ROW, 1);
        INSTANCE.client("one").closeOrder(INSTANCE.client("one").onlyOpenOrder());
        browser.awaitCount(ROW, 0);

        INSTANCE.client("one").open();
        browser.awaitCount(ROW, 1);
        browser.newTab();
        signIn("two");
        browser.awaitText(".open-orders", "No open orders");
        browser.awaitCount(ROW, 0);
    }

    @Test
    void anOrderIsOpenedChangedAndClosedWithTheKeyboardAlone() throws Exception {
        signIn("keys");
        browser.await(OPEN);
        tabTo("#ticket-quantity");
        browser.press(Keys.ENTER);
        browser.awaitCount(ROW, 1);
        tabTo(ROW + " button[aria-expanded]");
        browser.press(Keys.ENTER);
        tabTo(".editor input[name='takeProfit']");
        browser.press("90000", Keys.ENTER);
        browser.awaitText(ROW, "90,000");
        tabTo(CLOSE);
        browser.press(Keys.ENTER);
        browser.awaitCount(ROW, 0);
        tabTo("nav a[href='#history']");
        browser.press(Keys.ENTER);
        browser.await(CLOSED);
    }

    @Test
    void whatContainsMarkupIsShownAsText() throws Exception {
        TradingClient client = INSTANCE.client("hostile");
        client.closeOrder(client.open());
        String order = client.open();
        signIn("hostile");
        browser.awaitCount(ROW, 1);
        browser.run("Object.assign(probe.instead, arguments[0])", hostile(order));

        openView("history");
        browser.awaitText(CLOSED, "<img src=x");
        browser.click(CLOSED + " button");
        browser.awaitText("dialog", "<img src=x");
        browser.click("dialog button");
        client.create("{\"symbol\":\"ETHUSDT\",\"type\":\"buy\",\"quantity\":1,\"leverage\":10}");
        openView("trade");
        browser.awaitCount(ROW, 2);
        browser.awaitText(ROW, "<img src=x");
        assertThat(browser.run("return document.images.length")).isEqualTo(0L);
        assertThat(browser.run("return typeof window.taken")).isEqualTo("undefined");
        browser.requireQuietConsole();
    }

    private static Map<String, String> hostile(String order) {
        String markup = "<img src=x onerror=taken=1><script>taken=1</script>";
        return Map.of("BTCUSDT", markup, order, markup, "\"MANUAL\"", "\"" + markup + "\"");
    }
}
