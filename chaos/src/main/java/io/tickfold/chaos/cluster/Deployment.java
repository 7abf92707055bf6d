package io.tickfold.chaos.cluster;

import io.tickfold.embedded.BrokerMain;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/// Makes machines of services: with the command and the settings of the compose file, but for
/// addresses, directories and what so many processes need on few cores.
///
/// @param directory where everything is kept, with a log of each service
/// @param password of the database
/// @param ended is told the name of a service that has ended by itself
record Deployment(
        Services services,
        Network network,
        Path directory,
        String password,
        Optional<Security> security,
        Clocks clocks,
        Consumer<String> ended) {

    /// What the image's entry point gives to every service, then one compiler, a small collector,
    /// and classes that are shared.
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

    /// All but the balancer, whose image is its own, in the order of the file.
    Map<String, Machine> machines() throws IOException {
        String cluster = Uuid.randomUuid().toString();
        Map<String, Machine> machines = new LinkedHashMap<>();
        for (String service : services.compose().names()) {
            if (services.compose().build(service).filter(image -> !image.equals(".")).isEmpty()) {
                machines.put(service, machine(service, cluster));
            }
        }
        return machines;
    }

    private Machine machine(String service, String cluster) throws IOException {
        if (service.equals(Services.DATABASE)) {
            String owner = services.compose().environment(service).get("POSTGRES_USER");
            return new Postgres(
                    directory.resolve(service),
                    network.databasePort(),
                    Objects.requireNonNull(owner),
                    password);
        }
        return services.brokers().contains(service) ? broker(service, cluster) : service(service);
    }

    private ServiceProcess broker(String broker, String cluster) throws IOException {
        Map<String, String> environment = services.compose().environment(broker);
        Properties settings = new Properties();
        settings.putAll(BrokerMain.settings(environment));
        Map<String, String> listeners = network.listeners(broker);
        settings.putAll(protocols(listeners.keySet().stream().toList()));
        settings.setProperty("listeners", joined(listeners));
        settings.setProperty("advertised.listeners", joined(network.advertised(broker)));
        settings.setProperty("controller.quorum.voters", network.voters(broker));
        settings.setProperty("log.dirs", directory.resolve(broker).toString());
        Path file = directory.resolve(broker + ".properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        List<String> command = java();
        command.addAll(commandOf(broker));
        command.add(file.toString());
        security.map(Security::credentials).ifPresent(command::addAll);
        return process(broker, command, Map.of("CLUSTER_ID", cluster));
    }

    /// That of a service of ours, or what comes closest to Kafka's own image.
    private List<String> commandOf(String broker) {
        if (services.compose().build(broker).isPresent()) {
            return services.compose().command(broker);
        }
        String heap = services.compose().environment(broker).get("KAFKA_HEAP_OPTS");
        return List.of(Objects.requireNonNull(heap, "KAFKA_HEAP_OPTS"), BrokerMain.class.getName());
    }

    private Map<String, String> protocols(List<String> listeners) {
        List<String> ofBrokers = List.of(Network.BROKERS, Network.CONTROLLER);
        String plain =
                listeners.stream()
                        .map(name -> name + ":PLAINTEXT")
                        .collect(Collectors.joining(","));
        return security.map(secured -> secured.ofBroker(listeners, ofBrokers))
                .orElse(Map.of("listener.security.protocol.map", plain));
    }

    private static String joined(Map<String, String> addresses) {
        return addresses.entrySet().stream()
                .map(each -> each.getKey() + "://" + each.getValue())
                .collect(Collectors.joining(","));
    }

    private ServiceProcess service(String service) throws IOException {
        Map<String, String> environment = new HashMap<>(services.compose().environment(service));
        environment.put("TICKFOLD_KAFKA_BOOTSTRAP_SERVERS", network.bootstrapServers(service));
        environment.put("LOGGING_CONFIG", "classpath:logback-chaos.xml");
        if (services.engines().contains(service)) {
            environment.put(
                    "TICKFOLD_ENGINE_STATE_DIRECTORY", directory.resolve(service).toString());
            environment.computeIfPresent("TICKFOLD_ENGINE_WATCH_ADDRESS", (_, _) -> Ports.HOST);
            environment.computeIfPresent(
                    "TICKFOLD_ENGINE_WATCH_PORT",
                    (_, _) -> Integer.toString(network.watchPort(service)));
        }
        if (services.gateways().contains(service)) {
            environment.putAll(addresses(service));
        }
        if (security.isPresent()) {
            String user = service.replaceFirst("-\\d$", "");
            environment.put(
                    "TICKFOLD_KAFKA_CLIENT_PROPERTIES", security.get().fileOf(user).toString());
            keepInFiles(environment);
        }
        environment.putAll(clocks.environment(service));
        List<String> command = java();
        command.addAll(services.compose().command(service));
        return process(service, command, environment);
    }

    private Map<String, String> addresses(String gateway) {
        return Map.of(
                "SERVER_ADDRESS",
                Ports.HOST,
                "SERVER_PORT",
                Integer.toString(network.httpPort(gateway)),
                "MANAGEMENT_SERVER_ADDRESS",
                Ports.HOST,
                "MANAGEMENT_SERVER_PORT",
                Integer.toString(network.healthPort(gateway)),
                "TICKFOLD_DATABASE_URL",
                "jdbc:postgresql://" + network.database(gateway) + "/tickfold");
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

    private static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
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
}
