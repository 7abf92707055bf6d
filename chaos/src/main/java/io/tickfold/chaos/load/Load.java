package io.tickfold.chaos.load;

import io.tickfold.chaos.load.Journal.Told;
import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/// All clients: each has an account, trades, and follows its events.
public final class Load {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
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
            Gateways gateways = new Gateways(addresses, journal);
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

    public List<String> accounts() {
        return traders.stream().map(Trader::account).toList();
    }

    /// Waits until every client has had so many answers more, and one to a read, and says whether
    /// they have.
    public boolean awaitAnswers(int count, Duration patience) {
        List<Long> answers = counts(Trader::acknowledged);
        List<Long> reads = counts(Trader::reads);
        long deadline = System.nanoTime() + patience.toNanos();
        while (!(grew(answers, Trader::acknowledged, count) && grew(reads, Trader::reads, 1))) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return true;
    }

    private List<Long> counts(ToLongFunction<Trader> count) {
        return traders.stream().map(count::applyAsLong).toList();
    }

    private boolean grew(List<Long> before, ToLongFunction<Trader> count, int by) {
        List<Long> now = counts(count);
        return IntStream.range(0, now.size()).allMatch(i -> now.get(i) >= before.get(i) + by);
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

    /// Lets every client ask again under the keys of its last answers, and read its last closing.
    ///
    /// @param patience after which it gives up, which is a violation
    public void askAgain(int count, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        BooleanSupplier isOver = () -> System.nanoTime() > deadline;
        List<Thread> asking = new ArrayList<>();
        for (Trader trader : traders) {
            List<Told> told =
                    journal.told().stream()
                            .filter(each -> each.account().equals(trader.account()))
                            .toList();
            List<Told> last = told.subList(Math.max(0, told.size() - count), told.size());
            asking.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                last.forEach(each -> trader.askAgain(each, isOver));
                                trader.readLast(isOver);
                            }));
        }
        for (Thread each : asking) {
            each.join();
        }
    }

    public void stopFollowing() {
        followers.forEach(Follower::stop);
        following.forEach(Thread::interrupt);
    }
}
