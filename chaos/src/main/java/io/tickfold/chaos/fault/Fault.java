package io.tickfold.chaos.fault;

import io.tickfold.chaos.cluster.Cluster;
import io.tickfold.chaos.cluster.Machine;
import io.tickfold.contract.value.Ascii;
import java.time.Duration;
import java.util.Locale;

/// One thing that goes wrong with one machine for a while.
///
/// @param part what kind of service it is
/// @param machine the name of its service
/// @param lasting until it is put right
record Fault(Kind kind, Part part, String machine, Duration lasting) {

    /// What can go wrong.
    enum Kind {
        KILL,
        STOP,
        PAUSE,
        SILENCE,
        REFUSE,
        CLOCK_AHEAD,
        CLOCK_BEHIND,
        DISK_FULL
    }

    /// What it can happen to.
    enum Part {
        ENGINE,
        GATEWAY,
        FEED,
        BROKER,
        CONTROLLER,
        DATABASE
    }

    private static final Duration STEP = Duration.ofSeconds(90);
    private static final long FULL_AT = 4_096;

    void begin(Cluster cluster) {
        Machine target = cluster.machine(machine);
        switch (kind) {
            case KILL -> target.kill();
            case STOP -> target.stop();
            case PAUSE -> target.pause();
            case SILENCE -> cluster.silence(machine);
            case REFUSE -> cluster.refuse(machine);
            case CLOCK_AHEAD -> cluster.step(machine, STEP);
            case CLOCK_BEHIND -> cluster.step(machine, STEP.negated());
            case DISK_FULL -> target.limitFiles(FULL_AT);
        }
    }

    /// Puts it right; whatever has ended by itself is started again.
    void end(Cluster cluster) {
        Machine target = cluster.machine(machine);
        switch (kind) {
            case PAUSE -> target.resume();
            case SILENCE, REFUSE -> cluster.mend(machine);
            case CLOCK_AHEAD, CLOCK_BEHIND -> cluster.step(machine, Duration.ZERO);
            case DISK_FULL -> target.unlimitFiles();
            case KILL, STOP -> {}
        }
        if (!target.runs()) {
            target.start();
        }
    }

    /// Whether the service ends by itself because of it.
    boolean endsItsService() {
        return switch (kind) {
            case CLOCK_AHEAD, CLOCK_BEHIND, DISK_FULL -> true;
            case KILL, STOP, PAUSE, SILENCE, REFUSE -> false;
        };
    }

    /// What it is counted as.
    String name() {
        return name(part, kind);
    }

    static String name(Part part, Kind kind) {
        return Ascii.lower(part + "-" + kind).replace('_', '-');
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s (%s) for %.1f s", name(), machine, lasting.toMillis() / 1e3);
    }
}
