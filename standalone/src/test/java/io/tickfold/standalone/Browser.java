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
import java.util.Set;
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

    private static final String SKIPPED =
            "SKIPPED: no chromium with chromedriver on the PATH, so the console was not tested";

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

    /// Skips the tests where there is no Chromium with its driver, and says so.
    static void requireInstalled() {
        boolean isThere = found("chromedriver").isPresent() && found("chromium").isPresent();
        if (!isThere) {
            System.out.println(SKIPPED);
        }
        Assumptions.assumeTrue(isThere, SKIPPED);
    }

    /// Opens a window, to begin in.
    static Browser open(URI console) throws IOException {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(found("chromium").orElseThrow().toFile());
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
                        .usingDriverExecutable(found("chromedriver").orElseThrow().toFile())
                        .usingAnyFreePort()
                        .build();
        return new Browser(new ChromeDriver(service, options), console);
    }

    /// Starts over: with one empty tab, and with nothing that another tab had.
    void begin() throws IOException {
        Set<String> before = driver.getWindowHandles();
        newTab();
        String begun = driver.getWindowHandle();
        before.forEach(tab -> driver.switchTo().window(tab).close());
        driver.switchTo().window(begun);
        driver.manage().logs().get(LogType.BROWSER);
    }

    /// The same browser, for a console at another address.
    Browser at(URI other) {
        return new Browser(driver, other);
    }

    /// Has every page of this tab run `browser-probe.js` first.
    private void probe() throws IOException {
        driver.executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of("source", resource("browser-probe.js")));
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = Browser.class.getResourceAsStream(name)) {
            return new String(
                    Optional.ofNullable(file).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Whether requests for files whose address ends like this fail.
    void blocks(String... addresses) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(addresses)));
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

    void reload() {
        driver.navigate().refresh();
    }

    /// Opens another tab, in which everything that follows happens.
    void newTab() throws IOException {
        driver.switchTo().newWindow(WindowType.TAB);
        size(DESK.getWidth(), DESK.getHeight());
        probe();
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
        driver.executeScript(resource("/axe.min.js"));
        assertThat(driver.executeAsyncScript(CHECK)).as(what).isEqualTo(List.of());
    }

    /// The policy of the page was never in the way, and no script has failed.
    void requireQuietConsole() {
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
                .extracting(entry -> entry.getMessage())
                .filteredOn(line -> !line.contains("Failed to load resource"))
                .isEmpty();
        assertThat(run("return probe.violations")).isEqualTo(List.of());
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
