package io.tickfold.chaos;

import io.tickfold.audit.Audit;
import io.tickfold.chaos.check.Prices;
import io.tickfold.chaos.check.Verdict;
import io.tickfold.chaos.cluster.Cluster;
import io.tickfold.chaos.cluster.ComposeFile;
import io.tickfold.chaos.fault.Episode;
import io.tickfold.chaos.fault.Faults;
import io.tickfold.chaos.fault.Plan;
import io.tickfold.chaos.load.Follower;
import io.tickfold.chaos.load.Load;
import io.tickfold.chaos.load.Sleepers;
import io.tickfold.gateway.identity.token.JwtSecret;
import io.tickfold.gateway.identity.token.TokenIssuer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// A deployment under load in which one thing after another fails, and the check afterwards.
final class ChaosRun {

    private static final Duration FIRST_ANSWERS = Duration.ofMinutes(5);
    private static final Duration ALL_READ = Duration.ofMinutes(15);
    private static final Duration LAST_ANSWERS = Duration.ofMinutes(2);
    private static final Duration STREAMS = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    /// What makes so many processes bearable on one machine: each tick goes into every partition.
    private static final Map<String, String> FEW_CORES = Map.of("TICKFOLD_ENGINE_PARTITIONS", "4");

    private static final int ASKED_AGAIN = 25;

    private final long begun = System.nanoTime();
    private final Path compose;
    private final Path directory;
    private final int clients;
    private final Duration pause;
    private final long seed;
    private final Plan plan;
    private volatile Consumer<String> ended = this::say;
    private final List<Episode> episodes = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    /// @param compose the file with the deployment
    /// @param directory where it keeps everything
    /// @param pause of each client between two orders
    ChaosRun(Path compose, Path directory, int clients, Duration pause, long seed, Plan plan) {
        this.compose = compose;
        this.directory = directory;
        this.clients = clients;
        this.pause = pause;
        this.seed = seed;
        this.plan = plan;
    }

    /// Lets things fail for so long, and at least so often.
    ///
    /// @param openOrders that are there beforehand
    /// @param closes that are answered before anything fails
    /// @return what was noticed
    ChaosReport run(int openOrders, int closes, Duration time, int faults)
            throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        String secret = UUID.randomUUID().toString();
        Map<String, String> variables = new HashMap<>(FEW_CORES);
        variables.putAll(System.getenv());
        variables.put("TICKFOLD_JWT_SECRET", secret);
        variables.put("TICKFOLD_DATABASE_PASSWORD", secret);
        ComposeFile file = ComposeFile.read(compose, variables);
        TokenIssuer tokens = new TokenIssuer(JwtSecret.of(secret), InstantSource.system());
        try (Cluster cluster =
                new Cluster(
                        file, directory, secret, Optional.empty(), name -> ended.accept(name))) {
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
            say("seed " + seed + ", " + clients + " clients, everything in " + directory);
            if (!cluster.hasClocks()) {
                say("clocks are not set: libfaketime is not installed");
            }
            cluster.start();
            Load load =
                    new Load(
                            cluster.gateways().stream().map(cluster::api).toList(),
                            tokens,
                            clients,
                            pause,
                            random.split());
            load.start();
            if (load.awaitAnswers(1, FIRST_ANSWERS)) {
                say("all clients trade");
                open(openOrders, cluster, load);
                close(closes, load);
                letFail(cluster, load, random.split(), time, faults);
            } else {
                violations.add("the clients were never answered");
            }
            Prices prices = check(cluster, load);
            return new ChaosReport(
                    seed, clients, episodes, load.journal(), prices, List.copyOf(violations));
        }
    }

    private void open(int orders, Cluster cluster, Load load) {
        if (orders > 0) {
            try (Sleepers sleepers = new Sleepers(cluster.kafka())) {
                say(sleepers.open(orders) + " more orders are open");
            }
            if (!load.awaitAnswers(1, ALL_READ)) {
                violations.add("the clients cannot read any more");
            }
            say("all clients trade");
        }
    }

    private void close(int orders, Load load) {
        long begun = System.nanoTime();
        long before = load.journal().closed();
        while (load.journal().closed() < before + orders) {
            if (!load.awaitAnswers(1, LAST_ANSWERS)) {
                violations.add("the clients are not answered any more");
                return;
            }
        }
        if (orders > 0) {
            double seconds = (System.nanoTime() - begun) / 1e9;
            say(
                    String.format(
                            Locale.ROOT,
                            "%d orders closed, %.0f a second",
                            orders,
                            orders / seconds));
        }
    }

    private void letFail(
            Cluster cluster, Load load, SplittableRandom random, Duration time, int faults) {
        try (Faults next = new Faults(cluster, load, random, plan, this::say)) {
            ended = next::ended;
            long end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < end || episodes.size() < faults) {
                episodes.add(next.next());
            }
            violations.addAll(next.violations());
        } finally {
            ended = this::say;
        }
    }

    private Prices check(Cluster cluster, Load load) throws InterruptedException {
        load.finishTrading(LAST_ANSWERS);
        load.askAgain(ASKED_AGAIN, LAST_ANSWERS);
        awaitStreams(load);
        load.stopFollowing();
        violations.addAll(load.journal().violations());
        violations.addAll(Verdict.of(cluster.kafka(), load.journal(), load.followers()));
        say("audit verify");
        int code = Audit.execute("verify", "--bootstrap-servers", cluster.kafka());
        if (code != 0) {
            violations.add("audit verify ends with code " + code);
        }
        Prices prices = Prices.of(cluster.kafka(), 0);
        violations.addAll(prices.violations());
        return prices;
    }

    /// Until nothing is sent any more; what is missing then is a violation.
    private static void awaitStreams(Load load) {
        long deadline = System.nanoTime() + STREAMS.toNanos();
        long quietSince = System.nanoTime();
        List<Long> before = List.of();
        while (System.nanoTime() < deadline
                && System.nanoTime() - quietSince < STREAMS.toNanos() / 6) {
            List<Long> now = load.followers().stream().map(Follower::last).toList();
            if (!now.equals(before)) {
                quietSince = System.nanoTime();
                before = now;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private void say(String what) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(Locale.ROOT, "%7.1f s  %s%n", seconds, what);
    }
}
