package io.tickfold.standalone;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.utility.DockerImageName;

/// The services of the compose file in containers of their own, on a network of their own; only the
/// gateway is published, on a free port of the loopback address.
final class ContainerStack implements AutoCloseable {

    private static final String GATEWAY = "api-gateway";
    private static final int API_PORT = 8080;
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final ComposeFile compose;
    private final ImageFromDockerfile image;
    private final Network network = Network.newNetwork();
    private final Map<String, GenericContainer<?>> containers = new LinkedHashMap<>();

    private ContainerStack(ComposeFile compose, ImageFromDockerfile image) {
        this.compose = compose;
        this.image = image;
    }

    /// Builds the image and returns when every service that can tell is healthy.
    static ContainerStack start(Path repository, ComposeFile compose) {
        ContainerStack stack = new ContainerStack(compose, imageOf(repository));
        try {
            compose.names().forEach(stack::start);
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private static ImageFromDockerfile imageOf(Path repository) {
        String jars = "standalone/target/app";
        return new ImageFromDockerfile()
                .withFileFromPath("Dockerfile", repository.resolve("Dockerfile"))
                .withFileFromPath(jars, repository.resolve(jars));
    }

    private void start(String service) {
        GenericContainer<?> container = container(service);
        containers.put(service, container);
        container.start();
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
        compose.healthcheck(service)
                .map(Wait::forSuccessfulCommand)
                .map(healthy -> healthy.withStartupTimeout(LONGEST_START))
                .ifPresent(container::waitingFor);
        return service.equals(GATEWAY) ? published(container) : container;
    }

    private GenericContainer<?> ofItsImage(String service) {
        return compose.isBuilt(service)
                ? new GenericContainer<>(image)
                : new GenericContainer<>(DockerImageName.parse(compose.image(service)));
    }

    private static GenericContainer<?> published(GenericContainer<?> container) {
        return container
                .withExposedPorts(API_PORT)
                .withCreateContainerCmdModifier(ContainerStack::publishOnLoopback);
    }

    private static void publishOnLoopback(CreateContainerCmd command) {
        HostConfig host = Objects.requireNonNull(command.getHostConfig());
        host.withPortBindings(
                new PortBinding(Binding.bindIp("127.0.0.1"), new ExposedPort(API_PORT)));
    }

    URI api() {
        int port = Objects.requireNonNull(containers.get(GATEWAY)).getMappedPort(API_PORT);
        return URI.create("http://127.0.0.1:" + port);
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
        if (image.isDone()) {
            DockerClientFactory.lazyClient()
                    .removeImageCmd(image.getDockerImageName())
                    .withForce(true)
                    .exec();
        }
    }
}
