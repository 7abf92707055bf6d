package io.tickfold.contract.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tickfold.contract.SeededRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "a.b", "é", "a\n", "\0", "a:b"})
    void idsHoldOnlyLettersDigitsAndDashes(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountId(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new CommandId(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new RequestId(text));
    }

    @Test
    void idsHaveAtMost64Characters() {
        String longest = "x".repeat(64);

        assertThat(new AccountId(longest)).hasToString(longest);
        assertThat(new ClientOrderId(longest)).hasToString(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountId(longest + "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> new CommandId(longest + "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> new RequestId(longest + "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientOrderId(longest + "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tab\t", "é", "\u007f", "line\n"})
    void aClientsOwnNameIsPrintableAscii(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientOrderId(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "binance.com", "x23456789012345678901234567890123"})
    void sourcesHaveShortNames(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SourceName(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "btcusdt", "BTC/USDT", "BTC-USDT", "ABCDEFGHIJKLMNOPQRSTU"})
    void symbolsHaveOneForm(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Symbol(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ord_",
                "ord_0123456789abcde",
                "ord_0123456789abcdef0",
                "ord_0123456789ABCDEF",
                "ORD_0123456789abcdef",
                "ord_0123456789abcdeg",
                "ord_0123456789abcdef\n"
            })
    void orderIdsHaveOneForm(String text) {
        assertThat(OrderId.isValid(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderId(text));
    }

    /// The expected values come from `printf 'acc-1\0cmd-1' | sha256sum | cut -c1-16`.
    @ParameterizedTest
    @CsvSource({
        "acc-1, cmd-1, ord_b991932277da60d0",
        "alice, cmd-1, ord_42c6cbc84ea58187",
        "acc_demo, 018f3a2b-7c1d-7e5f-8a9b-0c1d2e3f4a5b, ord_2842dacf4723b337"
    })
    void orderIdsFollowFromAccountAndCommand(String account, String command, String orderId) {
        assertThat(OrderId.of(new AccountId(account), new CommandId(command))).hasToString(orderId);
    }

    @Test
    void accountAndCommandDoNotRunIntoEachOther() {
        assertThat(OrderId.of(new AccountId("a"), new CommandId("bc")))
                .isNotEqualTo(OrderId.of(new AccountId("ab"), new CommandId("c")));
    }

    @Test
    void everyOrderIdHasItsForm() {
        SeededRandom random = SeededRandom.create();
        for (int i = 0; i < 1_000; i++) {
            String text = HexFormat.of().toHexDigits(random.generator().nextLong());
            OrderId id = OrderId.of(new AccountId(text), new CommandId(text));

            assertThat(OrderId.isValid(id.value())).as("%s", random).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"buy, BUY", "BUY, BUY", "Sell, SELL", "sell, SELL"})
    void readsSidesInAnyCase(String text, Side side) {
        assertThat(Side.parse(text)).contains(side);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hold", " buy", "0"})
    void knowsNoOtherSides(String text) {
        assertThat(Side.parse(text)).isEqualTo(Optional.empty());
    }

    @Test
    void requestedWordsAreCutAndMadePrintable() {
        assertThat(new RequestedText("x".repeat(1_000_000))).hasToString("x".repeat(32));
        assertThat(new RequestedText("a\nb\0é😀")).hasToString("a?b???");
        assertThat(new RequestedText("")).hasToString("");
    }

    /// The expected values are those of Python's `hashlib.sha256(b'bob\0op\0my key')`, in
    /// base64url.
    @Test
    void aKeyIsAnotherCommandForTheOwnerAndForEachOperator() {
        AccountId bob = new AccountId("bob");
        assertThat(CommandId.of(bob, "my key"))
                .hasToString("r_ySDiCCZPvBLhNoY4hES-zsyHk_ohUTqL-wVVedEpI");
        assertThat(CommandId.of(bob, new AccountId("op"), "my key"))
                .hasToString("yXC33VzS-BSCy_tnwOeuEnsWUypD49LNL_nWDHZWmYk");
    }

    /// The expected value is that of Python's `hashlib.sha256(b'\0op\0my key')`, in base64url.
    @Test
    void aKeyOfAHaltIsNoCommandOfAnybody() {
        assertThat(CommandId.ofHalt(new AccountId("op"), "my key"))
                .hasToString("2lqvInDF2dK7elBXIKNnRhG0O43E4o7GmDO_C60_ASU");
    }
}
