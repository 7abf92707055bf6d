package io.tickfold.chaos.cluster;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/// All services of `docker-compose.yml` but the balancer, with the settings that they have there,
/// as processes on the loopback address. Everything that one of them sends to another one goes
/// through a wire that can be cut.
public final class Cluster implements AutoCloseable {

    private static final String POSTGRES = "postgres";
    private static final String EVERYBODY = "*";
    private static final String CLIENTS = "clients";
    private static final String BROKERS = "INTERNAL";
    private static final String CONTROLLER = "CONTROLLER";
    private static final String HTTP = "http";
    private static final String SQL = "sql";

    /// What the image's entry point gives to every service, and what makes so many processes
    /// bearable on few cores: one compiler, small collectors, and classes that are shared.
    private static final List<String> OPTIONS =
            List.of(
                    "-XX:+ExitOnOutOfMemoryError",
                    "--sun-misc-unsafe-memory-access=allow",
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xshare:auto");

    private static final Map<String, String> SECRETS =
            Map.of(
                    "TICKFOLD_GATEWAY_JWT_SECRET",
                    "tickfold.gateway.jwt-secret",
                    "TICKFOLD_DATABASE_PASSWORD",
                    "tickfold.database.password");

    private final ComposeFile compose;
    private final Path directory;
    private final String password;
    private final Ports ports = new Ports();
    private final Wiring wiring = new Wiring(ports);
    private final Clocks clocks;
    private final Optional<Security> security;
    private final Consumer<String> ended;
    private final Map<String, Machine> machines = new LinkedHashMap<>();
    private final Map<String, Integer> direct = new HashMap<>();

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
        this.compose = compose;
        this.directory = directory;
        this.password = password;
        this.security = security;
        this.ended = ended;
        this.clocks = new Clocks(directory);
        lay();
        String cluster = Uuid.randomUuid().toString();
        for (String service : compose.names()) {
            if (compose.build(service).filter(image -> !image.equals(".")).isEmpty()) {
                machines.put(service, machine(service, cluster));
            }
        }
    }

    private List<String> servicesLike(String prefix) {
        return compose.names().stream().filter(each -> each.startsWith(prefix)).toList();
    }

    public List<String> brokers() {
        return servicesLike("kafka");
    }

    /// The broker with this id.
    public String broker(int id) {
        return brokers().stream()
                .filter(each -> id(each).equals(Integer.toString(id)))
                .findFirst()
                .orElseThrow();
    }

    public List<String> engines() {
        return servicesLike("order-engine");
    }

    public List<String> gateways() {
        return servicesLike("api-gateway");
    }

    public List<String> feeds() {
        return servicesLike("price-feed");
    }

    public String database() {
        return POSTGRES;
    }

    private List<String> services() {
        List<String> services = new ArrayList<>(engines());
        services.addAll(gateways());
        services.addAll(feeds());
        return services;
    }

    /// Brokers reach each other by one wire for each of them, controllers by one for each pair.
    private void lay() {
        for (String broker : brokers()) {
            int internal = port(broker, BROKERS);
            wiring.lay(EVERYBODY, broker, BROKERS, internal);
            port(broker, CLIENTS);
            for (String other : brokers()) {
                wiring.lay(other, broker, CONTROLLER, port(broker, CONTROLLER));
            }
            for (String service : services()) {
                wiring.lay(service, broker, listener(service), port(broker, listener(service)));
            }
        }
        for (String gateway : gateways()) {
            wiring.lay(gateway, POSTGRES, SQL, port(POSTGRES, SQL));
            wiring.lay(CLIENTS, gateway, HTTP, port(gateway, HTTP));
        }
    }

    private int port(String machine, String door) {
        return direct.computeIfAbsent(machine + " " + door, _ -> ports.next());
    }

    private static String listener(String service) {
        return service.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private Machine machine(String service, String cluster) throws IOException {
        if (service.equals(POSTGRES)) {
            String owner = compose.environment(service).get("POSTGRES_USER");
            return new Postgres(
                    directory.resolve(service),
                    port(service, SQL),
                    Objects.requireNonNull(owner),
                    password);
        }
        return brokers().contains(service) ? broker(service, cluster) : service(service);
    }

    private ServiceProcess broker(String broker, String cluster) throws IOException {
        Properties settings = new Properties();
        Map<String, String> environment = compose.environment(broker);
        environment.forEach((name, value) -> {
            if (name.startsWith("KAFKA_") && !name.equals("KAFKA_HEAP_OPTS")) {
                String setting = name.substring("KAFKA_".length()).toLowerCase(Locale.ROOT);
                settings.setProperty(setting.replace('_', '.'), value);
            }
        });
        settings.putAll(addresses(broker));
        settings.putAll(protocols(settings.getProperty("listeners")));
        Path file = directory.resolve(broker + ".properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        List<String> command = java(List.of(environment.getOrDefault("KAFKA_HEAP_OPTS", "")));
        command.addAll(List.of(BrokerMain.class.getName(), file.toString(), cluster));
        security.map(Security::credentials).ifPresent(command::addAll);
        return process(broker, command, Map.of());
    }

    private Map<String, String> addresses(String broker) {
        Map<String, String> listeners = new LinkedHashMap<>();
        Map<String, String> advertised = new LinkedHashMap<>();
        listeners.put(BROKERS, Ports.address(port(broker, BROKERS)));
        advertised.put(BROKERS, Ports.address(wiring.port(EVERYBODY, broker, BROKERS)));
        listeners.put("CLIENTS", Ports.address(port(broker, CLIENTS)));
        advertised.put("CLIENTS", Ports.address(port(broker, CLIENTS)));
        for (String service : services()) {
            String name = listener(service);
            listeners.put(name, Ports.address(port(broker, name)));
            advertised.put(name, Ports.address(wiring.port(service, broker, name)));
        }
        listeners.put(CONTROLLER, Ports.address(port(broker, CONTROLLER)));
        return Map.of(
                "listeners",
                joined(listeners, "://"),
                "advertised.listeners",
                joined(advertised, "://"),
                "controller.quorum.voters",
                brokers().stream()
                        .map(other -> id(other) + "@" + voter(broker, other))
                        .collect(Collectors.joining(",")),
                "log.dirs",
                directory.resolve(broker).toString());
    }

    private Map<String, String> protocols(String listeners) {
        List<String> names =
                Stream.of(listeners.split(",", -1))
                        .map(each -> each.substring(0, each.indexOf(':')))
                        .toList();
        return security.map(secured -> secured.ofBroker(names, List.of(BROKERS, CONTROLLER)))
                .orElseGet(() ->
                        Map.of(
                                "listener.security.protocol.map",
                                names.stream()
                                        .map(name -> name + ":PLAINTEXT")
                                        .collect(Collectors.joining(","))));
    }

    private String voter(String broker, String other) {
        return Ports.address(
                broker.equals(other)
                        ? port(broker, CONTROLLER)
                        : wiring.port(broker, other, CONTROLLER));
    }

    private String id(String broker) {
        return Objects.requireNonNull(compose.environment(broker).get("KAFKA_NODE_ID"));
    }

    private static String joined(Map<String, String> entries, String separator) {
        return entries.entrySet().stream()
                .map(each -> each.getKey() + separator + each.getValue())
                .collect(Collectors.joining(","));
    }

    private ServiceProcess service(String service) throws IOException {
        Map<String, String> environment = new HashMap<>(compose.environment(service));
        environment.put("TICKFOLD_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(service));
        environment.put("LOGGING_CONFIG", "classpath:logback-chaos.xml");
        if (engines().contains(service)) {
            environment.put(
                    "TICKFOLD_ENGINE_STATE_DIRECTORY", directory.resolve(service).toString());
        }
        if (gateways().contains(service)) {
            environment.put("SERVER_ADDRESS", Ports.HOST);
            environment.put("SERVER_PORT", Integer.toString(port(service, HTTP)));
            environment.put("MANAGEMENT_SERVER_ADDRESS", Ports.HOST);
            environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(port(service, "health")));
            environment.put(
                    "TICKFOLD_DATABASE_URL",
                    String.format(
                            Locale.ROOT,
                            "jdbc:postgresql://%s/tickfold",
                            Ports.address(wiring.port(service, POSTGRES, SQL))));
        }
        if (security.isPresent()) {
            String user = service.replaceFirst("-\\d$", "");
            environment.put(
                    "TICKFOLD_KAFKA_CLIENT_PROPERTIES", security.get().fileOf(user).toString());
            keepInFiles(environment);
        }
        environment.putAll(clocks.environment(service));
        List<String> command = java(List.of());
        command.addAll(compose.command(service));
        return process(service, command, environment);
    }

    /// Whoever sees the environment of a gateway learns no secret.
    private void keepInFiles(Map<String, String> environment) throws IOException {
        Path secrets = Files.createDirectories(directory.resolve("secrets"));
        for (Map.Entry<String, String> each : SECRETS.entrySet()) {
            String secret = environment.remove(each.getKey());
            if (secret != null) {
                Files.writeString(secrets.resolve(each.getValue()), secret);
                environment.put("SPRING_CONFIG_IMPORT", "configtree:" + secrets + "/");
            }
        }
    }

    private String bootstrapServers(String service) {
        return brokers().stream()
                .map(broker -> Ports.address(wiring.port(service, broker, listener(service))))
                .collect(Collectors.joining(","));
    }

    private static List<String> java(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        options.stream().filter(each -> !each.isEmpty()).forEach(command::add);
        command.addAll(
                List.of(
                        "-Dlogback.configurationFile=logback-chaos.xml",
                        "-Dchaos.kafka.level=warn",
                        "-cp",
                        System.getProperty("java.class.path")));
        return command;
    }

    private ServiceProcess process(
            String name, List<String> command, Map<String, String> environment) {
        Path log = directory.resolve(name + ".log");
        return new ServiceProcess(name, command, environment, log, ended);
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
        return URI.create("http://" + Ports.address(wiring.port(CLIENTS, gateway, HTTP)));
    }

    /// Where whoever checks reaches the brokers, whatever is cut.
    public String kafka() {
        return brokers().stream()
                .map(broker -> Ports.address(port(broker, CLIENTS)))
                .collect(Collectors.joining(","));
    }

    /// Lets nothing through that a machine sends or is sent; nobody is told.
    public void silence(String machine) {
        wiring.silence(machine);
    }

    /// Ends the connections of a machine, and refuses new ones.
    public void refuse(String machine) {
        wiring.refuse(machine);
    }

    public void mend(String machine) {
        wiring.mend(machine);
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

    /// Kills whatever still runs.
    @Override
    public void close() {
        machines.values()
                .forEach(machine -> {
                    machine.resume();
                    machine.kill();
                });
        wiring.close();
    }
}
