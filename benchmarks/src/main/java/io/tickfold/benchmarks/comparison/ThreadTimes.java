package io.tickfold.benchmarks.comparison;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The processor time that the threads of a process have used, by what they do, as Linux counts it.
///
/// Threads that have ended are not counted.
///
/// @param nanos of each part
record ThreadTimes(Map<Part, Long> nanos) {

    private static final long NANOS_PER_TICK = 10_000_000;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    /// What threads do, told by the beginnings of their names, of which Linux knows 15 characters.
    enum Part {
        GATEWAY(
                "gateway: requests and answers, filters, JSON",
                "ForkJoinPool",
                "http-nio",
                "VirtualThread",
                "Catalina",
                "market-"),
        TAIL("gateway: reading replies", "tail-"),
        PROJECTOR(
                "read model: projection and database", "projector", "read_model", "H2", "MVStore"),
        ENGINE("engine: polls, the fold, commits", "order-engine", "rocksdb"),
        PRODUCERS("producers: commands, transactions, ticks", "kafka-producer-"),
        BROKER(
                "broker",
                "data-plane",
                "kafka-",
                "broker-",
                "controller-",
                "quorum-",
                "group-",
                "share-",
                "transaction-",
                "Expiration",
                "TxnMarker",
                "AddPartitions",
                "executor-",
                "metadata-"),
        FEED("price feed", "price-feed", "trading-rules-C", "price-ticks-C"),
        COLLECTOR("garbage collection", "GC Thread", "VM Thread"),
        COMPILER("compiler", "C1 Comp", "C2 Comp"),
        OTHER("other");

        private final String description;
        private final String[] names;

        Part(String description, String... names) {
            this.description = description;
            this.names = names;
        }

        static Part of(String thread) {
            return Stream.of(values())
                    .filter(part -> Stream.of(part.names).anyMatch(thread::startsWith))
                    .findFirst()
                    .orElse(OTHER);
        }

        @Override
        public String toString() {
            return description;
        }
    }

    static ThreadTimes of(long pid) {
        Map<Part, Long> nanos = new EnumMap<>(Part.class);
        byThread(pid).forEach((name, time) -> nanos.merge(Part.of(name), time, Long::sum));
        return new ThreadTimes(nanos);
    }

    private static Map<String, Long> byThread(long pid) {
        Map<String, Long> times = new TreeMap<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path each : threads.toList()) {
                add(each.resolve("stat"), times);
            }
        } catch (IOException _) {
            return times;
        }
        return times;
    }

    /// Leaves out a thread that has ended meanwhile.
    private static void add(Path stat, Map<String, Long> times) {
        try {
            String line = Files.readString(stat, ISO_8859_1);
            int end = line.lastIndexOf(')');
            String[] fields = line.substring(end + 2).split(" ", -1);
            long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
            String name = line.substring(line.indexOf('(') + 1, end);
            times.merge(name, ticks * NANOS_PER_TICK, Long::sum);
        } catch (IOException _) {
            // It has ended.
        }
    }

    /// The resident memory of a process now, in bytes.
    static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
                .findFirst()
                .orElse(0);
    }

    ThreadTimes minus(ThreadTimes before) {
        Map<Part, Long> difference = new EnumMap<>(Part.class);
        nanos.forEach(
                (part, time) -> difference.put(part, time - before.nanos.getOrDefault(part, 0L)));
        return new ThreadTimes(difference);
    }

    long all() {
        return nanos.values().stream().mapToLong(Long::longValue).sum();
    }

    double share(Part part) {
        return (double) nanos.getOrDefault(part, 0L) / Math.max(1, all());
    }
}
