package io.tickfold.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "source=recorded | there is no file of trades at ''",
                "source=recorded,recording.file=none.csv | no file of trades at 'none.csv'",
                "source=recorded,recording.speed=fast | a speed is 1 to 1000000, or max",
                "source=binance,binance.address=https://exchange | is ws://host or wss://host",
                "source=binance,binance.address=wss://exchange/path | is ws://host or wss://host",
                "source=binance,binance.names.UNKNOWN=x | that the rules do not list"
            })
    void saysWhatIsWrongWithASource(String settings, String message) {
        String[] all =
                Stream.concat(
                                Stream.of("tickfold.kafka.bootstrap-servers=127.0.0.1:1"),
                                Stream.of(settings.split(",")).map(each -> "tickfold.feed." + each))
                        .toArray(String[]::new);
        new ApplicationContextRunner()
                .withUserConfiguration(PriceFeedConfiguration.class)
                .withPropertyValues(all)
                .run(failed -> assertThat(failed).getFailure().hasStackTraceContaining(message));
    }

    @Test
    void namesASourceThatDoesNotExist() {
        context.withPropertyValues("tickfold.feed.source=oracle")
                .run(failed ->
                        assertThat(failed).getFailure().rootCause().hasMessageContaining("oracle"));
    }
}
