package io.tickfold.chaos.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The manifests, read with the types of Kubernetes' API: a field that it does not have is an
/// error.
class KubernetesManifestsTest {

    private static final Path MANIFESTS = Path.of("..", "deploy", "kubernetes", "tickfold.yaml");

    private static final Map<String, Class<? extends HasMetadata>> KINDS =
            Map.of(
                    "Namespace", Namespace.class,
                    "ConfigMap", ConfigMap.class,
                    "Service", Service.class,
                    "StatefulSet", StatefulSet.class,
                    "Deployment", Deployment.class,
                    "PodDisruptionBudget", PodDisruptionBudget.class,
                    "NetworkPolicy", NetworkPolicy.class);

    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .annotationIntrospector(new Strict())
                    .build();

    private final List<HasMetadata> resources = new ArrayList<>();

    /// The types take any field otherwise, for later versions of the API.
    private static final class Strict extends JacksonAnnotationIntrospector {

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }

    @BeforeEach
    void read() throws IOException {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(MANIFESTS.toFile())) {
            for (JsonNode each : documents.readAll()) {
                Class<? extends HasMetadata> kind = KINDS.get(each.get("kind").asText());
                resources.add(YAML.treeToValue(each, Objects.requireNonNull(kind)));
            }
        }
    }

    private <T extends HasMetadata> Stream<T> all(Class<T> kind) {
        return resources.stream().filter(kind::isInstance).map(kind::cast);
    }

    private List<PodSpec> pods() {
        return Stream.concat(
                        all(Deployment.class).map(each -> each.getSpec().getTemplate().getSpec()),
                        all(StatefulSet.class).map(each -> each.getSpec().getTemplate().getSpec()))
                .toList();
    }

    @Test
    void haveEachServiceOnce() {
        assertThat(
                        Stream.concat(all(Deployment.class), all(StatefulSet.class))
                                .map(each -> each.getMetadata().getName()))
                .containsExactlyInAnyOrder("api-gateway", "price-feed", "order-engine");
        assertThat(all(PodDisruptionBudget.class)).hasSize(3);
        assertThat(all(NetworkPolicy.class)).hasSize(3);
    }

    @Test
    void giveNoPodMoreRightsThanItNeeds() {
        assertThat(pods())
                .hasSize(3)
                .allSatisfy(pod -> {
                    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
                    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
                    assertThat(pod.getContainers())
                            .allSatisfy(container -> {
                                var rights = container.getSecurityContext();
                                assertThat(rights.getReadOnlyRootFilesystem()).isTrue();
                                assertThat(rights.getAllowPrivilegeEscalation()).isFalse();
                                assertThat(rights.getCapabilities().getDrop())
                                        .containsExactly("ALL");
                            });
                });
    }

    /// Whoever gets into a gateway must not be able to write as an engine.
    @Test
    void giveEachPodItsOwnUserOfKafkaOnly() {
        assertThat(pods())
                .allSatisfy(pod -> {
                    String service = pod.getContainers().getFirst().getName();
                    assertThat(pod.getVolumes())
                            .filteredOn(volume -> volume.getName().equals("kafka"))
                            .singleElement()
                            .satisfies(volume ->
                                    assertThat(volume.getSecret().getItems())
                                            .extracting(each -> each.getPath())
                                            .containsExactly("ca.pem", service + ".properties"));
                });
    }

    /// Secrets are files, and every file is of a volume that the pod has.
    @Test
    void keepSecretsInFiles() {
        assertThat(pods())
                .allSatisfy(pod -> {
                    List<String> volumes =
                            pod.getVolumes().stream().map(each -> each.getName()).toList();
                    assertThat(pod.getContainers())
                            .allSatisfy(container -> {
                                assertThat(container.getEnv())
                                        .noneMatch(each -> each.getName().contains("SECRET"))
                                        .noneMatch(each -> each.getName().contains("PASSWORD"));
                                assertThat(container.getVolumeMounts())
                                        .extracting(each -> each.getName())
                                        .isSubsetOf(
                                                Stream.concat(volumes.stream(), Stream.of("data"))
                                                        .toList());
                            });
                });
    }
}
