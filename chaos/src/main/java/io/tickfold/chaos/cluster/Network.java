package io.tickfold.chaos.cluster;

import io.tickfold.contract.value.Ascii;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The ports on which machines listen, each for somebody, and the wires that lead to them.
///
/// A broker has a listener for each service, so that one can be cut off alone. Controllers have a
/// wire for each pair. Brokers reach each other by one wire for each of them.
final class Network implements AutoCloseable {

    /// The listener of a broker for other brokers.
    static final String BROKERS = "INTERNAL";

    static final String CONTROLLER = "CONTROLLER";

    /// The listener of a broker for whoever checks, which is never cut.
    private static final String CHECKS = "CHECKS";

    private static final String EVERYBODY = "*";
    private static final String CLIENTS = "clients";
    private static final String HTTP = "http";
    private static final String HEALTH = "health";
    private static final String SQL = "sql";
    private static final String WATCH = "watch";

    private final Services services;
    private final Ports ports = new Ports();
    private final Map<Door, Integer> listening = new HashMap<>();
    private final Map<Ends, Wire> wires = new HashMap<>();

    /// Where a machine listens for somebody.
    private record Door(String machine, String name) {}

    private record Ends(String from, Door to) {

        boolean concerns(String machine) {
            return from.equals(machine) || to.machine().equals(machine);
        }
    }

    Network(Services services) {
        this.services = services;
        for (String broker : services.brokers()) {
            lay(EVERYBODY, broker, BROKERS);
            services.brokers().forEach(other -> lay(other, broker, CONTROLLER));
            services.clientsOfKafka().forEach(each -> lay(each, broker, listener(each)));
        }
        for (String gateway : services.gateways()) {
            lay(gateway, Services.DATABASE, SQL);
            lay(CLIENTS, gateway, HTTP);
        }
    }

    private void lay(String from, String to, String door) {
        Wire wire = new Wire(ports.next(), port(to, door));
        wires.put(new Ends(from, new Door(to, door)), wire);
    }

    private static String listener(String service) {
        return Ascii.upper(service).replace('-', '_');
    }

    private int port(String machine, String door) {
        return listening.computeIfAbsent(new Door(machine, door), _ -> ports.next());
    }

    private String direct(String machine, String door) {
        return Ports.address(port(machine, door));
    }

    private String wire(String from, String machine, String door) {
        Wire wire = wires.get(new Ends(from, new Door(machine, door)));
        return Ports.address(Objects.requireNonNull(wire).port());
    }

    /// What a broker listens on, by listener.
    Map<String, String> listeners(String broker) {
        Map<String, String> listeners = new LinkedHashMap<>();
        advertised(broker).keySet().forEach(name -> listeners.put(name, direct(broker, name)));
        listeners.put(CONTROLLER, direct(broker, CONTROLLER));
        return listeners;
    }

    /// Where clients of each listener of a broker find it.
    Map<String, String> advertised(String broker) {
        Map<String, String> advertised = new LinkedHashMap<>();
        advertised.put(BROKERS, wire(EVERYBODY, broker, BROKERS));
        advertised.put(CHECKS, direct(broker, CHECKS));
        for (String service : services.clientsOfKafka()) {
            advertised.put(listener(service), wire(service, broker, listener(service)));
        }
        return advertised;
    }

    /// How a broker reaches all controllers, itself included.
    String voters(String broker) {
        return services.brokers().stream()
                .map(other -> services.id(other) + "@" + controller(broker, other))
                .collect(Collectors.joining(","));
    }

    private String controller(String broker, String other) {
        return broker.equals(other) ? direct(broker, CONTROLLER) : wire(broker, other, CONTROLLER);
    }

    /// How a service reaches the brokers.
    String bootstrapServers(String service) {
        return services.brokers().stream()
                .map(broker -> wire(service, broker, listener(service)))
                .collect(Collectors.joining(","));
    }

    /// How whoever checks reaches the brokers, whatever is cut.
    String uncutBootstrapServers() {
        return services.brokers().stream()
                .map(broker -> direct(broker, CHECKS))
                .collect(Collectors.joining(","));
    }

    int databasePort() {
        return port(Services.DATABASE, SQL);
    }

    /// How a gateway reaches the database.
    String database(String gateway) {
        return wire(gateway, Services.DATABASE, SQL);
    }

    int httpPort(String gateway) {
        return port(gateway, HTTP);
    }

    int healthPort(String gateway) {
        return port(gateway, HEALTH);
    }

    /// Where other engines watch an engine, without a wire: its connections end with its process.
    int watchPort(String engine) {
        return port(engine, WATCH);
    }

    /// How clients reach a gateway.
    String http(String gateway) {
        return wire(CLIENTS, gateway, HTTP);
    }

    private List<Wire> of(String machine) {
        List<Wire> all = new ArrayList<>();
        wires.forEach((ends, wire) -> {
            if (ends.concerns(machine)) {
                all.add(wire);
            }
        });
        return all;
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
