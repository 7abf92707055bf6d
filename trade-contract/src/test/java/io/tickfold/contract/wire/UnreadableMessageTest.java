package io.tickfold.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.RulesChanged;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is wrong with a record, its reader hears of it in one way.
@Timeout(20)
class UnreadableMessageTest {

    private static final String ALL = "io.tickfold.contract.wire.Samples#all";
    private static final String TYPE = "ce_type";

    @ParameterizedTest
    @MethodSource(ALL)
    void hasNoValue(Sample sample) {
        assertThatExceptionOfType(UnreadableMessageException.class)
                .isThrownBy(() -> sample.decode(null));
        for (String value : List.of("", " ", "null", "[]", "{}", "7", "true", "\"\"", "\"x\"")) {
            refuses(sample, value.getBytes(UTF_8));
        }
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void isCutOff(Sample sample) {
        byte[] whole = sample.golden();
        IntStream.range(0, whole.length)
                .forEach(length -> refuses(sample, Arrays.copyOf(whole, length)));
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void goesOnAfterItsEnd(Sample sample) {
        for (String rest : List.of("1", " {}", "]", "}", "x", "\0")) {
            refuses(sample, (sample.goldenText() + rest).getBytes(UTF_8));
        }
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void saysAFieldTwice(Sample sample) {
        JsonFields.paths(Json.MAPPER.readTree(sample.golden()))
                .filter(path -> path.lastIndexOf('/') == 0)
                .map(path -> "{\"" + path.substring(1) + "\":null,")
                .map(start -> start + sample.goldenText().substring(1))
                .forEach(text -> refuses(sample, text.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void isTooLarge(Sample sample) throws UnreadableMessageException {
        byte[] largest = Arrays.copyOf(sample.golden(), Topic.MAX_VALUE_BYTES);
        Arrays.fill(largest, sample.golden().length, largest.length, (byte) ' ');
        byte[] tooLarge = Arrays.copyOf(largest, largest.length + 1);
        tooLarge[largest.length] = ' ';

        assertThat(sample.decode(largest)).isEqualTo(sample.message());
        refuses(sample, tooLarge);
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void isNoUtf8(Sample sample) {
        byte[] broken = sample.golden();
        broken[2] = (byte) 0xff;

        refuses(sample, broken);
        refuses(sample, Arrays.copyOf(sample.goldenText().getBytes(UTF_16LE), 7));
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void hasNoTypeOrAnUnknownOne(Sample sample) {
        refuses(sample, new RecordHeaders());
        refuses(sample, new RecordHeaders().add(TYPE, null));
        for (String type : List.of("", "tickfold.nothing.v1", sample.type().name())) {
            refuses(sample, new RecordHeaders().add(TYPE, type.getBytes(UTF_8)));
        }
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void isOfAnotherTopic(Sample sample) {
        Topic<?, ?> other =
                sample.topic().equals(Topics.TRADE_INPUT)
                        ? Topics.TRADE_EVENTS
                        : Topics.TRADE_INPUT;

        for (Topic<?, ?> wrong : List.of(other, Topics.DEAD_LETTERS)) {
            assertThatExceptionOfType(UnreadableMessageException.class)
                    .isThrownBy(() -> wrong.decode(sample.headers(), sample.golden()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000000000", "-1", "0.001", "1,5", "9999999999999999"})
    void holdsANumberOutOfBounds(String amount) {
        Sample sample = sampleOf(OpenAccount.class);

        refuses(sample, sample.goldenText().replace("10000.00", amount).getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "1e1000000000",
                "\"5\"",
                "\"+1000000000-12-31T23:59:59Z\"",
                "\"1969-12-31T23:59:59Z\"",
                "\"2026-02-30T00:00:00Z\"",
                "\"2026-01-02\""
            })
    void holdsATimeThatIsNone(String time) {
        Sample sample = sampleOf(OpenAccount.class);
        String golden = "\"2026-01-02T03:04:35.678Z\"";

        assertThat(sample.goldenText()).contains(golden);
        refuses(sample, sample.goldenText().replace(golden, time).getBytes(UTF_8));
    }

    @Test
    void nestsTooDeep() {
        Sample sample = sampleOf(RulesChanged.class);
        String deep = "{\"new\":" + "[".repeat(20) + "]".repeat(20) + ",";

        refuses(sample, (deep + sample.goldenText().substring(1)).getBytes(UTF_8));
    }

    @Test
    void tooLargeAMessageIsNotWritten() {
        Topic<String, String> texts = new Topic<>("texts", String.class, String.class, Map.of());
        String largest = "x".repeat(Topic.MAX_VALUE_BYTES - 2);

        assertThat(texts.encode(largest)).hasSize(Topic.MAX_VALUE_BYTES);
        assertThatIllegalArgumentException().isThrownBy(() -> texts.encode(largest + "x"));
    }

    private static Sample sampleOf(Class<?> messageClass) {
        return Samples.all()
                .filter(sample -> messageClass.isInstance(sample.message()))
                .findFirst()
                .orElseThrow();
    }

    private static void refuses(Sample sample, byte[] value) {
        assertThatExceptionOfType(UnreadableMessageException.class)
                .as(new String(value, 0, Math.min(value.length, 999), UTF_8))
                .isThrownBy(() -> sample.decode(value));
    }

    private static void refuses(Sample sample, Headers headers) {
        assertThatExceptionOfType(UnreadableMessageException.class)
                .isThrownBy(() -> sample.topic().decode(headers, sample.golden()));
    }
}
