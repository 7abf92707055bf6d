package io.tickfold.chaos.load;

import io.tickfold.chaos.load.Journal.Told;
import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// All clients: each has an account, trades, and follows its events.
public final class Load {

    private static final Duration TOKENS = Duration.ofDays(1);

    private final Journal journal = new Journal();
    private final List<Trader> traders = new ArrayList<>();
    private final List<Follower> followers = new ArrayList<>();
    private final List<Thread> trading = new ArrayList<>();
    private final List<Thread> following = new ArrayList<>();

    /// @param pause of each of them between two orders
    public Load(
            List<URI> addresses,
            TokenIssuer tokens,
            int clients,
            Duration pause,
            SplittableRandom random) {
        for (int i = 0; i < clients; i++) {
            String account = "chaos-" + i;
            String token = tokens.issue(new AccountId(account), TOKENS);
            Gateways gateways = new Gateways(addresses);
            Follower follower = new Follower(account, token, gateways, journal, random.split());
            followers.add(follower);
            traders.add(
                    new Trader(
                            follower, token, gateways, journal, random.split(), pause.toNanos()));
        }
    }

    public void start() {
        traders.forEach(each -> trading.add(Thread.ofVirtual().start(each)));
        followers.forEach(each -> following.add(Thread.ofVirtual().start(each)));
    }

    public Journal journal() {
        return journal;
    }

    public List<Follower> followers() {
        return followers;
    }

    /// How many answers each client has had.
    public List<Long> acknowledged() {
        return traders.stream().map(Trader::acknowledged).toList();
    }

    /// The longest time, among those who wait now, that one has been waiting.
    public Duration longestWait() {
        long now = System.nanoTime();
        long longest =
                traders.stream()
                        .mapToLong(Trader::waitingSince)
                        .filter(since -> since != 0)
                        .map(since -> now - since)
                        .max()
                        .orElse(0);
        return Duration.ofNanos(longest);
    }

    /// Lets every client finish its order.
    ///
    /// @param patience after which it gives up
    public void finishTrading(Duration patience) throws InterruptedException {
        traders.forEach(Trader::stop);
        long deadline = System.nanoTime() + patience.toNanos();
        for (Thread each : trading) {
            if (!each.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                traders.forEach(Trader::abandon);
            }
        }
        for (Thread each : trading) {
            each.join();
        }
    }

    /// Asks again under the keys of the last answers.
    public void askAgain(int count) {
        List<Told> told = journal.told();
        for (Told each : told.subList(Math.max(0, told.size() - count), told.size())) {
            traders.stream()
                    .filter(trader -> trader.account().equals(each.account()))
                    .forEach(trader -> trader.askAgain(each));
        }
    }

    public void stopFollowing() {
        followers.forEach(Follower::stop);
        following.forEach(Thread::interrupt);
    }
}
