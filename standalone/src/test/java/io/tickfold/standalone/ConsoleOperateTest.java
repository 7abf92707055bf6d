package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.gateway.identity.token.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/// Operators who look after accounts and instruments in the console, in a real browser.
@Order(SharedInstance.TURN)
class ConsoleOperateTest extends InTheConsole {

    private static final boolean WRITE = Boolean.getBoolean("tickfold.test.write");
    private static final Path IMAGES = Path.of("../docs/images");
    private static final String OPERATE = "nav a[href='#operate']";
    private static final String MARKUP = "<img src=x onerror=alert(1)> & <b>late</b>";

    @BeforeAll
    static void trade() throws Exception {
        for (String account : new String[] {"ann", "bert", "carla"}) {
            TradingClient client = INSTANCE.client(account);
            client.closeOrder(client.open());
            client.create(
                    "{\"symbol\":\"SOLUSDT\",\"type\":\"sell\",\"quantity\":2,\"leverage\":10}");
        }
    }

    private void operate() throws IOException {
        browser.signIn(INSTANCE.token("olga", Duration.ofHours(1), Scope.FUNDS_WRITE));
        browser.click(OPERATE);
        browser.await(row("ann"));
    }

    private static String row(String account) {
        return ".accounts tr[data-account='" + account + "']";
    }

    private void choose(String account) {
        browser.click(row(account) + " button");
        browser.awaitText(".chosen-account", "Last closed orders");
    }

    /// Two clicks before anything can be shown of the first.
    private void clickTwice(String selector) {
        browser.await(selector + ":enabled");
        browser.run(
                "const button = document.querySelector(arguments[0]);"
                        + " button.click(); button.click();",
                selector);
    }

    @Test
    void aTraderSeesNothingOfIt() throws Exception {
        browser.visit("/#operate");
        signIn("ann");
        browser.awaitCount("nav a", 3);
        browser.run("window.location.hash = '#operate'");
        browser.await("nav a[href='#trade'][aria-current]");
        browser.awaitCount(".operate", 0);
        for (String path :
                new String[] {
                    "accounts", "accounts/bert/orders", "exposure", "symbols", "health"
                }) {
            assertThat(INSTANCE.client("ann").get("/api/v1/admin/" + path).status()).isEqualTo(403);
        }
    }

    @Test
    void moneyIsBookedOnceAndItsCommandFound() throws Exception {
        operate();
        choose("ann");
        String before = browser.text(row("ann") + " td");
        browser.type("input[name='deposit']", "12.34");
        clickTwice(".chosen-account form:nth-of-type(1) button");
        browser.awaitText(".notice.good", "Deposited 12.34 into ann");
        browser.awaitScript(
                "return document.querySelector(\""
                        + row("ann")
                        + " td\").innerText !== '"
                        + before
                        + "'");
        browser.type("input[name='correction']", "-2.34");
        browser.type("input[name='reason']", MARKUP);
        browser.press(Keys.ENTER);
        browser.awaitText(".notice.good", "Adjusted ann by \u22122.34");
        browser.awaitText(".commands li", "Adjust by -2.34: " + MARKUP);

        String events = INSTANCE.client("ann").get("/api/v1/events?limit=1000").body();
        assertThat(events.split("tickfold.funds-deposited", -1)).hasSize(2);
        assertThat(events).contains("\"amount\":\"12.34\"", "\"amount\":\"-2.34\"");
        browser.awaitCount(".commands li", 2);
        browser.type("input[name='account']", "ann");
        browser.type("input[name='key']", browser.text(".commands li:last-child .mono"));
        browser.press(Keys.ENTER);
        browser.awaitText("#answer", "Done: Deposit booked, 12.34");
        browser.type("input[name='account']", "nobody");
        browser.press(Keys.ENTER);
        browser.awaitText("#answer", "Not known yet");
        browser.requireQuietConsole();
    }

    @Test
    void aSymbolIsHaltedWithAReasonAndResumed() throws Exception {
        String row = ".symbols tr[data-symbol='BTCUSDT']";
        operate();
        browser.click(row + " button");
        browser.type("input[name='haltReason']", MARKUP);
        browser.press(Keys.ENTER);
        browser.awaitText(".notice.good", "BTC is halted");
        browser.awaitText(row, "Halted by olga");
        browser.awaitText(row, MARKUP);
        browser.awaitCount(row + " img", 0);
        assertThat(
                        INSTANCE.client("ann")
                                .create(
                                        "{\"symbol\":\"BTCUSDT\",\"type\":\"buy\",\"quantity\":0.1,"
                                                + "\"leverage\":10}")
                                .header("Refusal-Reason"))
                .contains("SYMBOL_HALTED");
        browser.awaitText(".refusals", "SYMBOL_HALTED");

        browser.click(row + " button");
        browser.click(".symbols .editor button");
        browser.awaitText(".notice.good", "BTC is traded again");
        browser.awaitText(row, "Resumed by olga");
        browser.requireQuietConsole();
    }

    /// The answers to the first request to deposit and the first one to halt get lost.
    @Test
    void anAnswerThatIsLostIsAskedForUntilItIsKnown() throws Exception {
        operate();
        browser.run(
                """
                const real = window.fetch;
                const lost = new Set(['/deposits', '/halt']);
                window.fetch = async (address, options) => {
                  const answer = await real(address, options);
                  const which = [...lost].find((end) => String(address).endsWith(end));
                  if (which) {
                    lost.delete(which);
                    throw new TypeError('the connection is lost');
                  }
                  return answer;
                };
                """);
        choose("bert");
        browser.type("input[name='deposit']", "7.77");
        browser.press(Keys.ENTER);
        browser.awaitText(".commands li", "Deposited 7.77 into bert");
        String events = INSTANCE.client("bert").get("/api/v1/events?limit=1000").body();
        assertThat(events.split("\"7.77\"", -1)).hasSize(2);

        String row = ".symbols tr[data-symbol='SOLUSDT']";
        browser.click(row + " button");
        browser.click(".symbols .editor button");
        browser.awaitText(".commands li", "SOL is halted");
        browser.awaitText(row, "Halted by olga");
        browser.click(row + " button");
        browser.click(".symbols .editor button");
        browser.awaitText(".commands li", "SOL is traded again");
        browser.requireQuietConsole();
    }

    @Test
    void accountsAreFoundAndTheirOrdersExplained() throws Exception {
        operate();
        browser.type("input[name='prefix']", "be");
        browser.awaitCount(".accounts tr[data-account]", 1);
        browser.run("document.querySelector(arguments[0]).focus()", row("bert") + " button");
        browser.press(Keys.ENTER);
        browser.awaitCount(".chosen-account tr[data-order]", 2);
        browser.awaitText(".chosen-account", "Closed by you");
        browser.click(".chosen-account tr[data-order] button");
        browser.awaitText("dialog", "A sell of 2 SOLUSDT");
        browser.press(Keys.ESCAPE);
        browser.awaitCount("dialog", 0);
        browser.run(
                "const s = document.querySelector('select[name=sort]'); s.value = 'marginLevel';"
                        + " s.dispatchEvent(new Event('change'));");
        browser.await(row("ann"));
        browser.await(row("carla"));
        browser.awaitText(".exposure tr[data-symbol='SOLUSDT']", "\u22126");
        browser.awaitText(".health", "Inputs to decide");
        browser.requireQuietConsole();
    }

    @ParameterizedTest
    @CsvSource({"desk,dark,1440,1500", "desk,light,1440,1500", "phone,dark,390,844"})
    void canBeUsedByEverybody(String where, String scheme, int width, int height) throws Exception {
        browser.size(width, height);
        browser.prefers(scheme);
        operate();
        choose("carla");
        browser.awaitText(".health", "Components");
        browser.awaitScript("return document.documentElement.scrollWidth <= " + width);
        browser.requireAccessible("operate " + where + " " + scheme);
        if (WRITE) {
            browser.picture(IMAGES.resolve("console-operate-" + where + "-" + scheme + ".png"));
        }
        browser.click(".symbols tr[data-symbol] button");
        browser.await("input[name='haltReason']");
        browser.requireAccessible("halting " + where + " " + scheme);
        browser.requireQuietConsole();
    }
}
