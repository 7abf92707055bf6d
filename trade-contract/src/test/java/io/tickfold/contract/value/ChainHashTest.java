package io.tickfold.contract.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainHashTest {

    private static final byte[] KEY = "acc-1".getBytes(UTF_8);
    private static final byte[] VALUE = "{\"a\":1}".getBytes(UTF_8);

    /// What is hashed, written out.
    private interface Content {
        void write(DataOutputStream bytes) throws IOException;
    }

    private static String sha256(Content content) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.write(new DataOutputStream(bytes));
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    }

    @Test
    void startsWithZeros() {
        assertThat(ChainHash.START).hasToString("0".repeat(64));
    }

    @Test
    void chainsAnEventToTheOnesBefore() throws Exception {
        String expected =
                sha256(bytes -> {
                    bytes.write(new byte[32]);
                    bytes.writeInt(4);
                    bytes.write("type".getBytes(UTF_8));
                    bytes.write(VALUE);
                });

        assertThat(ChainHash.START.afterEvent("type", VALUE)).hasToString(expected);
    }

    @Test
    void chainsAnInputWithItsPosition() throws Exception {
        ChainHash before = ChainHash.ofText("before");
        String expected =
                sha256(bytes -> {
                    bytes.write(HexFormat.of().parseHex(before.toString()));
                    bytes.writeLong(7);
                    bytes.writeLong(1_767_323_045_678L);
                    bytes.writeInt(5);
                    bytes.write(KEY);
                    bytes.writeInt(4);
                    bytes.write("type".getBytes(UTF_8));
                    bytes.write(VALUE);
                });

        assertThat(before.afterInput(7, 1_767_323_045_678L, KEY, "type", VALUE))
                .hasToString(expected);
    }

    @Test
    void tellsTypeAndValueApart() {
        byte[] shorter = ":1}".getBytes(UTF_8);

        assertThat(ChainHash.START.afterEvent("type{\"a\"", shorter))
                .isNotEqualTo(ChainHash.START.afterEvent("type", VALUE));
    }

    @Test
    void isReadAsItIsWritten() {
        ChainHash hash = ChainHash.ofText("some");

        assertThat(ChainHash.of(hash.toString())).isEqualTo(hash).hasSameHashCodeAs(hash);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 62, 63, 65})
    void hasItsLength(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> ChainHash.of("0".repeat(length)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "F", " "})
    void isMadeOfLowerCaseDigits(String other) {
        assertThatIllegalArgumentException().isThrownBy(() -> ChainHash.of("0".repeat(63) + other));
    }
}
