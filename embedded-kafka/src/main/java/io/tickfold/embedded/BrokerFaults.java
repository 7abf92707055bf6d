package io.tickfold.embedded;

import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/// What happens when a broker asks to end the process: it ends, but never without saying so.
///
/// Kafka by itself halts without a word. An orderly exit would wait for the very broker that has
/// failed; a halt loses nothing, since whatever was acknowledged is in the log.
final class BrokerFaults {

    private BrokerFaults() {}

    static void endTheProcess() {
        Exit.setExitProcedure(BrokerFaults::end);
        Exit.setHaltProcedure(BrokerFaults::end);
    }

    private static void end(int status, @Nullable String message) {
        System.err.println(
                "The embedded Kafka broker has failed and ends this process with status " + status);
        System.err.println("Reason: " + (message == null ? "see the log above" : message));
        new Throwable("Asked for on thread " + Thread.currentThread().getName()).printStackTrace();
        System.err.flush();
        Runtime.getRuntime().halt(status);
    }
}
