package io.tickfold.standalone;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/// What tests of the console have in common: the instance, the browser, and the places on the page.
abstract class InTheConsole {

    static final String ROW = ".open-orders tr[data-order]";
    static final String CLOSE = ROW + " button.close";
    static final String OPEN = ".ticket button.main:enabled";
    static final String CLOSED = ".history tr[data-order]";

    @RegisterExtension static final SharedInstance INSTANCE = new SharedInstance();

    Browser browser;

    @BeforeEach
    void openBrowser() throws IOException {
        browser = INSTANCE.browser();
        browser.begin();
    }

    /// Comes in as the owner of an account, by the link of a mail.
    void signIn(String account) throws IOException {
        browser.signIn(INSTANCE.token(account, Duration.ofHours(1)));
    }

    void openView(String name) {
        browser.click("nav a[href='#" + name + "']");
        browser.await("nav a[href='#" + name + "'][aria-current]");
    }

    /// Presses the tabulator key until a place has the focus.
    void tabTo(String selector) {
        for (int i = 0; i < 100 && !browser.isFocused(selector); i++) {
            browser.press(Keys.TAB);
        }
        if (!browser.isFocused(selector)) {
            throw new IllegalStateException("no key leads to " + selector);
        }
    }
}
