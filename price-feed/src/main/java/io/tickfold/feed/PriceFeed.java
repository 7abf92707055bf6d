package io.tickfold.feed;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;

/// The feed as a part of an application, which starts and stops it.
final class PriceFeed implements SmartLifecycle {

    private final Supplier<FeedSession> sessions;
    private Optional<FeedSession> session = Optional.empty();

    /// @param sessions begins a session each time it is asked
    PriceFeed(Supplier<FeedSession> sessions) {
        this.sessions = sessions;
    }

    @Override
    public synchronized void start() {
        if (session.isEmpty()) {
            session = Optional.of(sessions.get());
        }
    }

    @Override
    public synchronized void stop() {
        session.ifPresent(FeedSession::close);
        session = Optional.empty();
    }

    @Override
    public synchronized boolean isRunning() {
        return session.isPresent();
    }
}
