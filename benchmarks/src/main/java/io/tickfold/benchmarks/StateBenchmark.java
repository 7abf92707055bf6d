package io.tickfold.benchmarks;

import static java.util.stream.Collectors.toMap;

import io.tickfold.engine.domain.MarketSnapshot;
import io.tickfold.engine.domain.PartitionFold;
import io.tickfold.engine.domain.Rules;
import io.tickfold.engine.journal.PartitionJournal;
import io.tickfold.engine.stores.StoredAccounts;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// How much heap the open orders of one partition take, without their store, and how long it takes
/// to rebuild the live objects from that.
///
/// Arguments: open orders (1,000,000), ten for each account.
public final class StateBenchmark {

    private static final int ORDERS_EACH = 10;
    private static final double SECOND = 1e9;

    private final int orders;
    private final List<Prices> prices = Prices.threeSymbols();

    private StateBenchmark(int orders) {
        this.orders = orders;
    }

    public static void main(String[] args) {
        new StateBenchmark(args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000).measure();
    }

    private void measure() {
        long before = usedBytes();
        StoredAccounts stored = new StoredAccounts();
        PartitionFold traded = trade(stored);
        long asTraded = usedBytes() - before;
        require(traded.accounts().size() == orders / ORDERS_EACH);
        PartitionJournal restored = new PartitionJournal(0, 1);
        traded = restored.fold();
        long ofStore = usedBytes() - before;
        print("as traded", asTraded - ofStore);
        restore(stored, restored);
        print("as restored", usedBytes() - before - ofStore);
        require(traded.accounts().size() == orders / ORDERS_EACH);
    }

    private PartitionFold trade(StoredAccounts stored) {
        InputLog log = new InputLog();
        prices.forEach(symbol -> log.append(symbol.at(0)));
        CommandCosts commands = new CommandCosts(log);
        new Crowd(orders / ORDERS_EACH, prices)
                .open(log, ORDERS_EACH, c -> stored.save(log.fold(), commands.append(c)));
        return log.fold();
    }

    /// Reads the store, then sets up what is watched.
    private void restore(StoredAccounts stored, PartitionJournal journal) {
        PartitionFold fold = journal.fold();
        long start = System.nanoTime();
        long processor = TickCosts.now();
        stored.load(journal);
        long read = System.nanoTime();
        fold.restore(
                new MarketSnapshot(
                        Optional.of(Rules.all()),
                        prices.stream().collect(toMap(Prices::symbol, Prices::first)),
                        Set.of(),
                        List.of(),
                        Instant.EPOCH));
        fold.resume();
        long end = System.nanoTime();
        System.out.printf(
                Locale.ROOT,
                "restored in %.1f s, of which %.1f s to read; %.1f s of processor time%n",
                (end - start) / SECOND,
                (read - start) / SECOND,
                (TickCosts.now() - processor) / SECOND);
    }

    private void print(String what, long bytes) {
        System.out.printf(
                Locale.ROOT,
                "%,9d orders, live objects %-11s %,6d bytes each%n",
                orders,
                what,
                bytes / orders);
    }

    /// The accounts have to be there still when their bytes are counted.
    private static void require(boolean isThere) {
        if (!isThere) {
            throw new IllegalStateException("accounts are missing");
        }
    }

    private static long usedBytes() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
