package io.tickfold.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class FeedPropertiesTest {

    @TempDir private Path directory;

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @EnableConfigurationProperties(FeedProperties.class)
    static class Settings {}

    @Test
    void simulatesTheDefaultInstrumentsWithoutAnySetting() {
        context.run(started -> {
            FeedProperties properties = started.getBean(FeedProperties.class);
            assertThat(properties.source()).isEqualTo(FeedProperties.Source.SIMULATED);
            assertThat(properties.seed()).isEqualTo(1);
            assertThat(RulesFile.read(properties.rulesFile())).isEqualTo(Ticks.RULES);
        });
    }

    @Test
    void takesAnotherRulesFile() throws IOException {
        Path file = directory.resolve("rules.yaml");
        Files.copy(
                FeedPropertiesTest.class.getResourceAsStream("/tickfold-instruments.yaml"), file);
        context.withPropertyValues("tickfold.feed.rules-file=file:" + file)
                .run(started ->
                        assertThat(started.getBean(FeedProperties.class).rulesFile())
                                .extracting(r -> r.isFile())
                                .isEqualTo(true));
    }

    @Test
    void namesASourceThatDoesNotExist() {
        context.withPropertyValues("tickfold.feed.source=oracle")
                .run(failed ->
                        assertThat(failed).getFailure().rootCause().hasMessageContaining("oracle"));
    }
}
