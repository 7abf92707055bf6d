package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import org.testcontainers.DockerClientFactory;

/// Whatever runs containers on this machine.
final class ContainerEngine {

    private ContainerEngine() {}

    /// Skips a test where there is none, unless `CI_CONTAINERS=1` demands one.
    static void require(String test) {
        if (DockerClientFactory.instance().isDockerAvailable()) {
            return;
        }
        if ("1".equals(System.getenv("CI_CONTAINERS"))) {
            fail("CI_CONTAINERS=1 is set, but no container engine runs");
        }
        System.out.println(test + " is skipped: no container engine runs");
        abort("no container engine runs");
    }
}
