package io.tickfold.feed.source;

import io.tickfold.contract.value.Quote;
import io.tickfold.feed.source.ExchangeMessage.ExchangeTrade;
import io.tickfold.feed.source.ExchangeMessage.Quoted;
import io.tickfold.feed.source.ExchangeProtocol.Subscription;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is known of one connection: whether it lives, is subscribed, and is meant to stay.
final class ConnectionHealth {

    /// A symbol that was turned down may be known again by then.
    private static final Duration LIFE_WITHOUT_ALL = Duration.ofMinutes(10);

    private final ExchangeLimits limits;
    private final long began;
    private final Map<String, Long> lastTrades = new HashMap<>();
    private final Map<String, Quote> lastQuotes = new HashMap<>();
    private final Set<Subscription> unconfirmed = new HashSet<>();
    private int toRequest;
    private long requested;
    private long lastNews;
    private long lastPrices;
    private long expiring;
    private boolean isOpen;
    private boolean hasPrices;
    private boolean isRejected;
    private boolean isExpiring;
    private Optional<Long> replaced = Optional.empty();

    ConnectionHealth(ExchangeLimits limits, long now) {
        this.limits = limits;
        this.began = now;
        this.requested = now;
        this.lastNews = now;
        this.lastPrices = now;
    }

    /// It can be silent from now on.
    void opened(long now) {
        isOpen = true;
        lastNews = now;
        lastPrices = now;
    }

    /// So many requests are going to be sent, some of them later.
    void toRequest(int requests) {
        toRequest = requests;
    }

    /// Whether all that is wanted has been asked for.
    boolean hasAsked() {
        return toRequest == 0;
    }

    /// Subscriptions are asked for, and have to be confirmed within a time after that.
    void requests(Collection<Subscription> subscriptions, long now) {
        unconfirmed.addAll(subscriptions);
        requested = now;
        toRequest--;
    }

    void confirmed(Subscription subscription) {
        unconfirmed.remove(subscription);
    }

    /// Without a name, whatever is not confirmed later is taken for what was turned down.
    void rejected(Optional<String> name) {
        isRejected = true;
        unconfirmed.removeIf(each -> name.isEmpty() || name.get().equals(each.name()));
    }

    /// Subscriptions that should be confirmed by now.
    Set<Subscription> overdue(long now) {
        return now - requested > limits.confirm().toNanos() ? Set.copyOf(unconfirmed) : Set.of();
    }

    /// Whether the trade is newer than the last of its name on this connection; a server that
    /// repeats itself is not alive.
    boolean isNews(ExchangeTrade trade, long now) {
        Long before = lastTrades.get(trade.name());
        boolean isNewer = before == null || trade.last() > before;
        if (isNewer) {
            lastTrades.put(trade.name(), trade.last());
            prices(now);
        }
        return isNewer;
    }

    /// Whether the quote is another one than the last of its name on this connection.
    boolean isNews(Quoted quoted, long now) {
        boolean isOther = !quoted.quote().equals(lastQuotes.put(quoted.name(), quoted.quote()));
        if (isOther) {
            prices(now);
        }
        return isOther;
    }

    private void prices(long now) {
        hasPrices = true;
        lastNews = now;
        lastPrices = now;
    }

    void heartbeat(long now) {
        lastNews = now;
    }

    boolean hasPrices() {
        return hasPrices;
    }

    /// Nothing new came for long, or nothing but heartbeats ever, since it was opened.
    boolean isSilent(long now) {
        long silence = limits.silence().toNanos();
        long since = hasPrices ? lastNews : lastPrices;
        return isOpen && now - since > silence;
    }

    /// Whether it has lived longer than one that is never going to send anything.
    boolean isSeasoned(long now) {
        return now - began > limits.silence().toNanos();
    }

    boolean isOld(long now) {
        Duration life = isRejected ? LIFE_WITHOUT_ALL : limits.life();
        return now - began > life.toNanos();
    }

    void expires(long now) {
        isExpiring = true;
        expiring = now;
    }

    void replacedBy(ConnectionHealth other, long now) {
        if (other != this && replaced.isEmpty()) {
            replaced = Optional.of(now);
        }
    }

    /// The one that took its place has ended: it is kept until the next one has prices.
    void isNeededAgain() {
        isExpiring = true;
        replaced = Optional.empty();
    }

    boolean isToStay() {
        return !isExpiring && replaced.isEmpty();
    }

    /// Whether nothing is expected of it any more: heartbeats alone do not keep it.
    boolean isOver(long now) {
        long since = Math.max(expiring, lastPrices);
        return replaced.map(when -> now - when > limits.overlap().toNanos())
                .orElse(isExpiring && now - since > 2 * limits.silence().toNanos());
    }
}
