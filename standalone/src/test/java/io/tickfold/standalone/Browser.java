package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/// A Chromium without a window, in which somebody looks at the console.
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Dimension DESK = new Dimension(1440, 900);

    /// All of WCAG 2.2 up to level AA.
    private static final String CHECK =
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})
              .then((found) => done(found.violations.map((v) =>
                v.id + ': ' + v.nodes.map((n) => n.target.join(' ') + ' ' + n.failureSummary))),
                (failure) => done(['axe failed: ' + failure]));
            """;

    private final ChromeDriver driver;
    private final URI console;

    private Browser(ChromeDriver driver, URI console) {
        this.driver = driver;
        this.console = console;
    }

    /// Opens an empty window; the test is skipped where there is no Chromium with its driver.
    static Browser open(URI console) {
        Optional<Path> driver = found("chromedriver");
        Optional<Path> chromium = found("chromium");
        Assumptions.assumeTrue(
                driver.isPresent() && chromium.isPresent(),
                "the console is not tested: there is no chromium with chromedriver on the PATH");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--force-device-scale-factor=1");
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
        ChromeDriverService service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.orElseThrow().toFile())
                        .usingAnyFreePort()
                        .build();
        Browser browser = new Browser(new ChromeDriver(service, options), console);
        browser.size(DESK.getWidth(), DESK.getHeight());
        return browser;
    }

    private static Optional<Path> found(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// The size of the page, whatever the window has around it.
    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /// What the system of the user prefers: `light` or `dark`.
    void prefers(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void visit(String path) {
        driver.get(console.resolve(path).toString());
    }

    /// Opens another tab, in which everything that follows happens.
    void newTab() {
        driver.switchTo().newWindow(WindowType.TAB);
    }

    /// Comes in by the link of a mail.
    void signIn(String token) {
        visit("/dashboard?token=" + token);
        await(".ticket");
        awaitText("#connection", "Live");
    }

    String address() {
        return driver.getCurrentUrl();
    }

    Object run(String script, Object... arguments) {
        return Optional.ofNullable(driver.executeScript(script, arguments)).orElse("");
    }

    WebElement await(String selector) {
        return until(page -> page.findElement(By.cssSelector(selector)));
    }

    /// Waits until there are so many.
    void awaitCount(String selector, int count) {
        until(page -> page.findElements(By.cssSelector(selector)).size() == count);
    }

    void awaitText(String selector, String text) {
        until(page ->
                page.findElements(By.cssSelector(selector)).stream()
                        .anyMatch(element -> element.getText().contains(text)));
    }

    /// Whether one of them has this text now.
    boolean isThere(String selector, String text) {
        return Boolean.TRUE.equals(
                run(
                        "return [...document.querySelectorAll(arguments[0])]"
                                + ".some((e) => e.textContent.includes(arguments[1]))",
                        selector,
                        text));
    }

    boolean isFocused(String selector) {
        return Boolean.TRUE.equals(
                run("return document.activeElement.matches(arguments[0])", selector));
    }

    /// Waits until a script returns true.
    void awaitScript(String script) {
        until(_ -> Boolean.TRUE.equals(run(script)));
    }

    String text(String selector) {
        return until(page -> page.findElement(By.cssSelector(selector)).getText());
    }

    /// As soon as it can be clicked.
    void click(String selector) {
        until(page -> {
            WebElement element = page.findElement(By.cssSelector(selector));
            if (!element.isEnabled()) {
                return false;
            }
            element.click();
            return true;
        });
    }

    void type(String selector, String text) {
        WebElement field = await(selector);
        run("arguments[0].select()", field);
        field.sendKeys(text);
    }

    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /// Presses the pointer at a place of the element, moves it and lets it go.
    void drag(String selector, int x, int from, int to) {
        WebElement element = await(selector);
        Dimension size = element.getSize();
        int left = x - size.getWidth() / 2;
        int top = from - size.getHeight() / 2;
        new Actions(driver)
                .moveToElement(element, left, top)
                .clickAndHold()
                .moveByOffset(0, (to - from) / 2)
                .moveByOffset(0, to - from - (to - from) / 2)
                .release()
                .perform();
    }

    private <T> T until(Function<WebDriver, T> condition) {
        return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
                .ignoring(StaleElementReferenceException.class)
                .ignoring(NoSuchElementException.class)
                .ignoring(ElementClickInterceptedException.class)
                .until(condition);
    }

    /// Nothing on the page keeps anybody out, as far as a program can tell.
    void requireAccessible(String what) throws IOException {
        try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
            driver.executeScript(
                    new String(
                            Optional.ofNullable(axe).orElseThrow().readAllBytes(),
                            StandardCharsets.UTF_8));
        }
        assertThat(driver.executeAsyncScript(CHECK)).as(what).isEqualTo(List.of());
    }

    /// The policy of the page was never in the way, and no script has failed.
    void requireQuietConsole() {
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
                .extracting(entry -> entry.getMessage())
                .filteredOn(line -> !line.contains("Failed to load resource"))
                .isEmpty();
    }

    void picture(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
