package io.tickfold.contract.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsciiTest {

    @Test
    void changesTheCaseOfLetters() {
        assertThat(Ascii.lower("BtcUSDT_az@[`{9")).isEqualTo("btcusdt_az@[`{9");
        assertThat(Ascii.upper("BtcUSDT_az@[`{9")).isEqualTo("BTCUSDT_AZ@[`{9");
        assertThat(Ascii.equal("WebSocket", "websocket")).isTrue();
        assertThat(Ascii.equal("websockets", "websocket")).isFalse();
    }

    /// Long s, dotless i, capital I with a dot, the Kelvin sign, ligatures, full width.
    @ParameterizedTest
    @ValueSource(strings = {"\u017f", "\u0131", "\u0130", "\u212a", "\ufb06", "\u00df", "\uff22"})
    void leavesAllOtherCharactersAsTheyAre(String other) {
        assertThat(Ascii.lower(other)).isEqualTo(other);
        assertThat(Ascii.upper(other)).isEqualTo(other);
    }

    @Test
    void foldsNoSideThatOnlyLooksLikeOne() {
        assertThat(Side.parse("SELL")).contains(Side.SELL);
        assertThat(Side.parse("\u017fell")).isEmpty();
        assertThat(Side.parse("BUY\u0130")).isEmpty();
    }
}
