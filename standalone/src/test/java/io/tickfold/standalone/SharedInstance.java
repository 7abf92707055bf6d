package io.tickfold.standalone;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.identity.token.Scope;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.springframework.util.FileSystemUtils;

/// The one instance and the one browser of all tests of the console; they end after the last test.
final class SharedInstance implements BeforeAllCallback {

    /// Tests with it run one after the other.
    static final int TURN = CommonInstance.TURN - 1;

    /// A stream is silent for no longer, so that a page soon notices a dead one.
    static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private Optional<RunningInstance> running = Optional.empty();
    private Optional<Browser> browser = Optional.empty();

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Browser.requireInstalled();
        if (running.isEmpty()) {
            Path data = Files.createTempDirectory("console");
            running = Optional.of(RunningInstance.start(data, heartbeat()));
            browser = Optional.of(Browser.open(api()));
            context.getRoot().getStore(Namespace.GLOBAL).put(this, (AutoCloseable) () -> end(data));
        }
    }

    private static String heartbeat() {
        return "-Dtickfold.streams.heartbeat=" + HEARTBEAT.toMillis() + "ms";
    }

    private void end(Path data) throws IOException {
        browser.ifPresent(Browser::close);
        running.ifPresent(RunningInstance::close);
        FileSystemUtils.deleteRecursively(data);
    }

    void kill() {
        instance().kill();
    }

    void startAgain() throws IOException {
        running = Optional.of(instance().startAgain(heartbeat()));
    }

    Browser browser() {
        return browser.orElseThrow();
    }

    URI api() {
        return instance().api();
    }

    TradingClient client(String account) throws IOException {
        return instance().client(account);
    }

    String token(String account, Duration lifetime, Scope... scopes) throws IOException {
        return instance().tokens().issue(new AccountId(account), lifetime, Set.of(scopes));
    }

    private RunningInstance instance() {
        return running.orElseThrow();
    }
}
