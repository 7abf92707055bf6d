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
            assertThat(properties.source()).containsExactly(FeedProperties.Source.SIMULATED);
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
                "source=simulated;simulated | 1 to 5 sources, each once",
                "source=binance;recorded,quotes.basis=book | only exchanges have one",
                "quotes.interval=2s | the interval is 0 to 1 s",
                "quotes.silence=100ms | the silence is 1 to 60 s",
                "quotes.jump=0 | the jump is more than 0",
                "quotes.jump=-1 | a percentage is 0 or more",
                "source=binance,binance.address=https://exchange | is ws://host or wss://host",
                "source=binance,binance.address=wss://exchange/path | is ws://host or wss://host",
                "source=binance,binance.names.UNKNOWN=x | that the rules do not list",
                "source=binance,binance.names.BTCUSDT=x\" | no exchange calls a symbol 'x\"'",
                "source=binance,binance.names.BTCUSDT=ETHUSDT | have one name",
                "source=coinbase,coinbase.address=https://exchange | is ws://host or wss://host",
                "source=kraken,kraken.address=wss://ws.kraken.com/v2 | is ws://host or wss://host"
            })
    void saysWhatIsWrongWithASource(String settings, String message) {
        String[] all =
                Stream.concat(
                                Stream.of("tickfold.kafka.bootstrap-servers=127.0.0.1:1"),
                                Stream.of(settings.split(","))
                                        .map(each -> "tickfold.feed." + each.replace(';', ',')))
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
