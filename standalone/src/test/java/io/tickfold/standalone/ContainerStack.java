package io.tickfold.standalone;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import com.github.dockerjava.api.model.Volume;
import io.tickfold.chaos.cluster.ComposeFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/// The services of a compose file in containers of their own, on a network of their own; only one
/// is published, on a free port of the loopback address.
final class ContainerStack implements AutoCloseable {

    private static final int API_PORT = 8080;
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final Path repository;
    private final ComposeFile compose;
    private final String published;
    private final Map<String, ImageFromDockerfile> images = new HashMap<>();
    private final Network network = Network.newNetwork();
    private final Map<String, GenericContainer<?>> containers = new LinkedHashMap<>();

    private ContainerStack(Path repository, ComposeFile compose, String published) {
        this.repository = repository;
        this.compose = compose;
        this.published = published;
    }

    /// Builds the images and returns when every service that can tell is healthy.
    ///
    /// @param published the service that answers requests
    static ContainerStack start(Path repository, ComposeFile compose, String published) {
        ContainerStack stack = new ContainerStack(repository, compose, published);
        try {
            compose.groups().forEach(stack::start);
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private void start(List<String> services) {
        services.forEach(service -> containers.put(service, container(service)));
        Startables.deepStart(services.stream().map(this::running)).join();
    }

    private GenericContainer<?> running(String service) {
        return Objects.requireNonNull(containers.get(service));
    }

    /// Ends a service as a power cut does.
    void kill(String service) {
        running(service).stop();
    }

    private GenericContainer<?> container(String service) {
        GenericContainer<?> container = ofItsImage(service);
        container
                .withNetwork(network)
                .withNetworkAliases(service)
                .withEnv(compose.environment(service));
        if (!compose.command(service).isEmpty()) {
            container.withCommand(compose.command(service).toArray(String[]::new));
        }
        compose.user(service)
                .ifPresent(user ->
                        container.withCreateContainerCmdModifier(
                                command -> command.withUser(user)));
        if (compose.isReadOnly(service)) {
            container
                    .withTmpFs(compose.tmpfs(service))
                    .withCreateContainerCmdModifier(command -> {
                        host(command).withReadonlyRootfs(true);
                        command.withVolumes(volumes(service));
                    });
        }
        compose.healthcheck(service)
                .map(Wait::forSuccessfulCommand)
                .map(healthy -> healthy.withStartupTimeout(LONGEST_START))
                .ifPresent(container::waitingFor);
        return service.equals(published) ? published(container) : container;
    }

    private List<Volume> volumes(String service) {
        return compose.volumes(service).stream().map(Volume::new).toList();
    }

    private GenericContainer<?> ofItsImage(String service) {
        return compose.build(service)
                .<GenericContainer<?>>map(directory ->
                        new GenericContainer<>(images.computeIfAbsent(directory, this::imageOf)))
                .orElseGet(() ->
                        new GenericContainer<>(DockerImageName.parse(compose.image(service))));
    }

    /// That of the services has all jars, and nothing else of the repository.
    private ImageFromDockerfile imageOf(String directory) {
        if (!directory.equals(".")) {
            return new ImageFromDockerfile().withFileFromPath(".", repository.resolve(directory));
        }
        String jars = "standalone/target/app";
        return new ImageFromDockerfile()
                .withFileFromPath("Dockerfile", repository.resolve("Dockerfile"))
                .withFileFromPath(jars, repository.resolve(jars));
    }

    private static GenericContainer<?> published(GenericContainer<?> container) {
        return container
                .withExposedPorts(API_PORT)
                .withCreateContainerCmdModifier(ContainerStack::publishOnLoopback);
    }

    private static void publishOnLoopback(CreateContainerCmd command) {
        host(command)
                .withPortBindings(
                        new PortBinding(Binding.bindIp("127.0.0.1"), new ExposedPort(API_PORT)));
    }

    private static HostConfig host(CreateContainerCmd command) {
        return Objects.requireNonNull(command.getHostConfig());
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + running(published).getMappedPort(API_PORT));
    }

    /// What every service has written.
    String logs() {
        return containers.entrySet().stream()
                .map(entry ->
                        String.format(
                                Locale.ROOT,
                                "--- %s%n%s",
                                entry.getKey(),
                                entry.getValue().getLogs()))
                .collect(Collectors.joining("\n"));
    }

    /// Leaves nothing behind: no container, network or image.
    @Override
    public void close() {
        containers.values().forEach(GenericContainer::stop);
        network.close();
        images.values().stream()
                .filter(ImageFromDockerfile::isDone)
                .forEach(image ->
                        DockerClientFactory.lazyClient()
                                .removeImageCmd(image.getDockerImageName())
                                .withForce(true)
                                .exec());
    }
}
