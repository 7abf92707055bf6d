package io.tickfold.standalone;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every view of the console can be used by everybody, by the rules of WCAG 2.2 AA.
///
/// `-Dtickfold.test.write=true` takes the pictures of the documents.
@Order(SharedInstance.TURN)
class ConsoleViewsTest extends InTheConsole {

    private static final boolean WRITE = Boolean.getBoolean("tickfold.test.write");
    private static final Path IMAGES = Path.of("../docs/images");
    private static final String ACCOUNT = "viewer";

    @ParameterizedTest
    @CsvSource({"desk,dark,1440,900", "desk,light,1440,900", "phone,dark,390,844"})
    void canBeUsedByEverybody(String where, String scheme, int width, int height) throws Exception {
        browser.size(width, height);
        browser.prefers(scheme);
        browser.visit("/");
        look("sign-in", where, scheme);
        signIn(ACCOUNT);
        trade();
        waitForCandles();
        look("trade", where, scheme);
        browser.click(ROW + " button[aria-expanded]");
        browser.requireAccessible("editing on a " + where + ", " + scheme);
        browser.click(ROW + " button");
        browser.awaitText("dialog", "Opened");
        look("why", where, scheme);
        browser.click("dialog button");
        openView("history");
        browser.await(CLOSED);
        look("history", where, scheme);
        openView("account");
        browser.awaitText(".account", "Margin level");
        look("account", where, scheme);
        browser.requireQuietConsole();
    }

    @Test
    void noViewIsWiderThanAPhone() throws Exception {
        browser.size(360, 740);
        signIn(ACCOUNT);
        trade();
        for (String view : new String[] {"trade", "history", "account"}) {
            openView(view);
            browser.awaitScript("return document.documentElement.scrollWidth <= 360");
        }
    }

    /// Two orders that stay open, one of them with levels, and one that is closed.
    private void trade() throws Exception {
        TradingClient client = INSTANCE.client(ACCOUNT);
        if (client.get("/api/v1/trade/orders").json().get("message").isEmpty()) {
            client.closeOrder(client.open());
            client.create(
                    "{\"symbol\":\"BTCUSDT\",\"type\":\"buy\",\"quantity\":0.5,\"leverage\":20,"
                            + "\"stopLoss\":41000,\"takeProfit\":45000}");
            client.create(
                    "{\"symbol\":\"ETHUSDT\",\"type\":\"sell\",\"quantity\":2,\"leverage\":10}");
        }
        browser.awaitCount(ROW, 2);
    }

    /// A picture shows more than the first of them.
    private void waitForCandles() {
        if (WRITE) {
            browser.click(".intervals button");
            browser.awaitScript("return performance.now() > 55000");
        }
    }

    private void look(String view, String where, String scheme) throws IOException {
        browser.requireAccessible(view + " " + where + " " + scheme);
        if (WRITE) {
            browser.picture(
                    IMAGES.resolve("console-" + view + "-" + where + "-" + scheme + ".png"));
        }
    }
}
