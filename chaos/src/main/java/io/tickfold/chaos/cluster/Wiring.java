package io.tickfold.chaos.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The connections between machines, each of which can be cut.
final class Wiring implements AutoCloseable {

    private final Ports ports;
    private final Map<Ends, Wire> wires = new HashMap<>();

    /// Who may connect, `*` for everybody, and to which machine's door.
    private record Ends(String from, String to, String door) {

        boolean concerns(String machine) {
            return from.equals(machine) || to.equals(machine);
        }
    }

    Wiring(Ports ports) {
        this.ports = ports;
    }

    /// Where a machine connects to reach the door of another one.
    ///
    /// @param target the port that the other one listens on
    int lay(String from, String to, String door, int target) {
        Wire wire = new Wire(ports.next(), target);
        wires.put(new Ends(from, to, door), wire);
        return wire.port();
    }

    int port(String from, String to, String door) {
        return Objects.requireNonNull(wires.get(new Ends(from, to, door))).port();
    }

    private Stream<Wire> of(String machine) {
        List<Wire> all = new ArrayList<>();
        wires.forEach((ends, wire) -> {
            if (ends.concerns(machine)) {
                all.add(wire);
            }
        });
        return all.stream();
    }

    void silence(String machine) {
        of(machine).forEach(Wire::silence);
    }

    void refuse(String machine) {
        of(machine).forEach(Wire::refuse);
    }

    void mend(String machine) {
        of(machine).forEach(Wire::mend);
    }

    @Override
    public void close() {
        wires.values().forEach(Wire::close);
    }
}
