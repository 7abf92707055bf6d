package io.tickfold.embedded;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/// What happens when a broker asks to end the process: it ends, but never without saying so. While
/// it starts, whoever starts it gets an exception instead.
///
/// Kafka by itself halts without a word. An orderly exit would wait for the very broker that has
/// failed; a halt loses nothing, since whatever was acknowledged is in the log.
final class BrokerFaults {

    private static final Set<Thread> STARTING = ConcurrentHashMap.newKeySet();

    private BrokerFaults() {}

    /// Something that starts a broker.
    @FunctionalInterface
    interface Start {

        void run() throws Exception;
    }

    /// Starts a broker on this thread.
    ///
    /// @throws IllegalStateException where Kafka would end the process
    static void whileStarting(Start start) throws Exception {
        STARTING.add(Thread.currentThread());
        try {
            start.run();
        } finally {
            STARTING.remove(Thread.currentThread());
        }
    }

    static void endTheProcess() {
        Exit.setExitProcedure(BrokerFaults::end);
        Exit.setHaltProcedure(BrokerFaults::end);
    }

    private static void end(int status, @Nullable String message) {
        if (STARTING.contains(Thread.currentThread())) {
            throw new IllegalStateException("the broker does not start: " + message);
        }
        System.err.println(
                "The Kafka broker has failed and ends this process with status " + status);
        System.err.println("Reason: " + (message == null ? "see the log above" : message));
        new Throwable("Asked for on thread " + Thread.currentThread().getName()).printStackTrace();
        System.err.flush();
        Runtime.getRuntime().halt(status);
    }
}
