package io.tickfold.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tickfold.contract.value.RequestId;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageHeadersTest {

    @ParameterizedTest
    @EnumSource
    void aTypeHasOneName(MessageType type) {
        assertThat(type.wireName()).matches("tickfold\\.[a-z-]+\\.v[0-9]+");
        assertThat(MessageType.named(type.wireName())).contains(type);
        assertThat(MessageHeaders.type(MessageHeaders.brief(type, "0-1-0"))).contains(type);
    }

    @ParameterizedTest
    @MethodSource("io.tickfold.contract.wire.Samples#all")
    void aMessageHasOneType(Sample sample) {
        assertThat(sample.type().messageClass()).isEqualTo(sample.message().getClass());
    }

    @Test
    void anyOtherObjectHasNoType() {
        assertThatIllegalArgumentException().isThrownBy(() -> MessageType.of("text"));
    }

    @Test
    void ticksInTradeInputCarryTypeAndIdOnly() {
        Headers headers = MessageHeaders.brief(MessageType.PRICE_TICK, "3-17");

        assertThat(StreamSupport.stream(headers.spliterator(), false).map(Header::key))
                .containsExactly("ce_type", "ce_id");
    }

    @Test
    void theAttemptIsReadBack() {
        Headers headers = new RecordHeaders();
        assertThat(MessageHeaders.requestId(headers)).isEmpty();

        MessageHeaders.addRequestId(headers, new RequestId("req-1"));
        assertThat(MessageHeaders.requestId(headers)).contains(new RequestId("req-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "é", "\0"})
    void anAttemptOfAnInvalidFormIsNone(String id) {
        Headers headers = new RecordHeaders().add("ce_requestid", id.getBytes(UTF_8));

        assertThat(MessageHeaders.requestId(headers)).isEmpty();
    }

    @Test
    void headersWithoutAValueSayNothing() {
        Headers headers =
                new RecordHeaders()
                        .add("ce_requestid", null)
                        .add("ce_type", null)
                        .add("ce_final", null);

        assertThat(MessageHeaders.requestId(headers)).isEmpty();
        assertThat(MessageHeaders.type(headers)).isEmpty();
        assertThat(MessageHeaders.isFinal(headers)).isFalse();
    }

    @Test
    void onlyAMarkedMessageIsFinal() {
        Headers headers = new RecordHeaders();
        assertThat(MessageHeaders.isFinal(headers)).isFalse();

        MessageHeaders.markFinal(headers);
        assertThat(MessageHeaders.isFinal(headers)).isTrue();
        assertThat(MessageHeaders.isFinal(headers.add("ce_final", "no".getBytes(UTF_8)))).isFalse();
    }
}
