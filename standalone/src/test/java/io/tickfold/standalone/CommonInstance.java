package io.tickfold.standalone;

import io.tickfold.client.Tickfold;
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

/// The one instance of all tests that need none of their own; it ends after the last test.
///
/// A test uses accounts that no other test uses. It may end the instance, if it starts it again.
final class CommonInstance implements BeforeAllCallback {

    /// Tests with it run one after the other.
    static final int TURN = Integer.MAX_VALUE;

    static final CommonInstance INSTANCE = new CommonInstance();

    private static final Duration LIFETIME_OF_TOKENS = Duration.ofHours(2);

    private Optional<RunningInstance> running = Optional.empty();

    private CommonInstance() {}

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (running.isEmpty()) {
            Path data = Files.createTempDirectory("common");
            running = Optional.of(RunningInstance.start(data));
            context.getRoot().getStore(Namespace.GLOBAL).put(this, (AutoCloseable) () -> end(data));
        } else if (!instance().isAlive()) {
            startAgain();
        }
    }

    private void end(Path data) throws IOException {
        instance().close();
        FileSystemUtils.deleteRecursively(data);
    }

    void killAndStartAgain() throws IOException {
        instance().kill();
        startAgain();
    }

    /// As Ctrl-C does.
    ///
    /// @return the exit status
    int stopAndStartAgain() throws IOException, InterruptedException {
        int status = instance().stop();
        startAgain();
        return status;
    }

    private void startAgain() throws IOException {
        running = Optional.of(instance().startAgain());
    }

    URI api() {
        return instance().api();
    }

    String kafka() {
        return instance().kafka();
    }

    String token(String account, Scope... scopes) throws IOException {
        return instance()
                .tokens()
                .issue(new AccountId(account), LIFETIME_OF_TOKENS, Set.of(scopes));
    }

    TradingClient client(String account, Scope... scopes) throws IOException {
        return new TradingClient(api(), token(account, scopes));
    }

    Tickfold javaClient(String account) throws IOException {
        return Tickfold.at(api(), token(account));
    }

    private RunningInstance instance() {
        return running.orElseThrow();
    }
}
