package io.tickfold.chaos.cluster;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// All services of a compose file but the balancer, as processes on the loopback address.
/// Everything that one of them sends to another one goes through a wire that can be cut.
public final class Cluster implements AutoCloseable {

    private final Services services;
    private final Network network;
    private final Clocks clocks;
    private final Map<String, Machine> machines;

    /// @param directory where everything is kept, with a log of each service
    /// @param password of the database
    /// @param security without which everybody may connect and do everything
    /// @param ended is told the name of a service that has ended by itself
    public Cluster(
            ComposeFile compose,
            Path directory,
            String password,
            Optional<Security> security,
            Consumer<String> ended)
            throws IOException {
        services = new Services(compose);
        network = new Network(services);
        clocks = new Clocks(directory);
        machines =
                new Deployment(services, network, directory, password, security, clocks, ended)
                        .machines();
    }

    public List<String> brokers() {
        return services.brokers();
    }

    /// The broker with this id.
    public String broker(int id) {
        return brokers().stream()
                .filter(each -> services.id(each).equals(Integer.toString(id)))
                .findFirst()
                .orElseThrow();
    }

    public List<String> engines() {
        return services.engines();
    }

    /// The port by which an engine is known to the others.
    public int watchPort(String engine) {
        return network.watchPort(engine);
    }

    public List<String> gateways() {
        return services.gateways();
    }

    public List<String> feeds() {
        return services.feeds();
    }

    public String database() {
        return Services.DATABASE;
    }

    /// Starts everything; nothing is waited for but the database.
    public void start() {
        machines.values().forEach(Machine::start);
    }

    public Machine machine(String name) {
        return Objects.requireNonNull(machines.get(name), name);
    }

    /// Where a client reaches a gateway.
    public URI api(String gateway) {
        return URI.create("http://" + network.http(gateway));
    }

    /// Where whoever checks reaches the brokers, whatever is cut.
    public String kafka() {
        return network.uncutBootstrapServers();
    }

    /// Lets nothing through that a machine sends or is sent; nobody is told. What a broker sends to
    /// other brokers still gets through.
    public void silence(String machine) {
        network.silence(machine);
    }

    /// Ends the same connections, and refuses new ones.
    public void refuse(String machine) {
        network.refuse(machine);
    }

    public void mend(String machine) {
        network.mend(machine);
    }

    public boolean hasClocks() {
        return clocks.canStep();
    }

    /// Whether files can be kept from growing.
    public boolean hasLimits() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "prlimit")));
    }

    /// Lets a service's clock differ from the machine's from now on.
    public void step(String service, Duration offset) {
        clocks.step(service, offset);
    }

    /// Kills whatever still runs, for good.
    @Override
    public void close() {
        machines.values().forEach(Machine::retire);
        network.close();
    }
}
