package io.tickfold.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is on the wire today stays readable, and is written the same, for ever.
class GoldenFileTest {

    /// Where an object starts; the details of a refusal are none, but a map from text to text.
    private static final Pattern OBJECT = Pattern.compile("(?<!\"details\":)\\{\"");

    @ParameterizedTest
    @MethodSource("io.tickfold.contract.wire.Samples#all")
    void writesTheBytesOfTheGoldenFile(Sample sample) {
        assertThat(new String(sample.encoded(), UTF_8)).isEqualTo(sample.goldenText());
        assertThat(sample.encoded()).isEqualTo(sample.golden());
    }

    @ParameterizedTest
    @MethodSource("io.tickfold.contract.wire.Samples#all")
    void readsTheGoldenFile(Sample sample) throws UnreadableMessageException {
        assertThat(sample.decode(sample.golden())).isEqualTo(sample.message());
    }

    @ParameterizedTest
    @MethodSource("io.tickfold.contract.wire.Samples#all")
    void passesOverFieldsThatItDoesNotKnow(Sample sample) throws UnreadableMessageException {
        String newer =
                OBJECT.matcher(sample.goldenText()).replaceAll("{\"new\":{\"a\":[1,null]},\"");

        assertThat(sample.decode(newer.getBytes(UTF_8))).isEqualTo(sample.message());
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeHasAGoldenFile(MessageType type) {
        assertThat(Samples.all().map(Sample::fileName)).contains(type.wireName() + ".json");
    }

    @Test
    void everyGoldenFileIsRead() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(getClass().getResource("/golden")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString()).toList();

            assertThat(names).containsExactlyInAnyOrderElementsOf(sampleNames());
        }
    }

    private static List<String> sampleNames() {
        return Samples.all().map(Sample::fileName).toList();
    }
}
