package io.tickfold.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.MarginLevels;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.TradingLimits;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Symbol;
import io.tickfold.contract.wire.MessageHeaders;
import io.tickfold.contract.wire.MessageType;
import io.tickfold.contract.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class RulesFileTest {

    private static final ClassPathResource DEFAULT =
            new ClassPathResource("tickfold-instruments.yaml");

    @Test
    void readsTheRulesOfTheDesign() {
        TradingLimits limits =
                new TradingLimits(
                        1_000,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2),
                        new MarginLevels(Percent.of("100"), Percent.of("110"), Percent.of("50")),
                        250,
                        Optional.of(Duration.ofHours(1)));
        assertThat(RulesFile.read(DEFAULT))
                .isEqualTo(
                        new RulesChanged(
                                3,
                                limits,
                                List.of(
                                        instrument("BTCUSDT", "0.0001", "100"),
                                        instrument("ETHUSDT", "0.001", "1000"),
                                        instrument("SOLUSDT", "0.01", "10000"))));
    }

    private static Instrument instrument(String symbol, String step, String max) {
        return new Instrument(
                        new Symbol(symbol),
                        Price.of("0.01"),
                        Quantity.of(step),
                        Quantity.of(step),
                        Quantity.of(max),
                        new Leverage(100),
                        Percent.of("0.5"))
                .collaredBy(Percent.of("10"));
    }

    @Test
    void readsAFileWithoutWhatIsOptional() throws IOException {
        String text = DEFAULT.getContentAsString(UTF_8);
        String bare =
                text.replaceAll("    collar:.*\n", "").replaceAll("  checkpointEvery.*\n", "");
        RulesChanged rules = RulesFile.read(new ByteArrayResource(bare.getBytes(UTF_8)));
        assertThat(rules.instruments()).allMatch(i -> i.collar().isEmpty());
        assertThat(rules.limits().checkpointEvery()).isEmpty();
    }

    @Test
    void readsTheStateOfAnInstrument() throws IOException {
        String text = DEFAULT.getContentAsString(UTF_8);
        String expired =
                text.replaceFirst(
                        "    collar:.*\n",
                        "    state: EXPIRED\n    settlementPrice: \"43000.00\"\n");
        RulesChanged rules = RulesFile.read(new ByteArrayResource(expired.getBytes(UTF_8)));
        assertThat(rules.instruments().getFirst().settlementPrice()).contains(Price.of("43000.00"));
    }

    @Test
    void rulesSurviveTheWire() throws Exception {
        RulesChanged rules = RulesFile.read(DEFAULT);
        Headers headers = MessageHeaders.brief(MessageType.RULES_CHANGED, "rules-1");
        assertThat(Topics.TRADE_INPUT.decode(headers, Topics.TRADE_INPUT.encode(rules)))
                .isEqualTo(rules);
    }

    @ParameterizedTest
    @CsvSource({
        "rulesVersion, rulesVersoin", // a misspelt name
        "'  openOrders: 1000', ''", // something missing
        "'spread: \"0.5\"', 'spread: 0.5'", // a decimal without quotes would not stay exact
        "'symbol: ETHUSDT', 'symbol: BTCUSDT'", // an instrument twice
        "'priceStep: \"0.01\"', 'priceStep: \"-0.01\"'",
        "'collar: \"10\"', 'state: EXPIRED'", // without a settlement price
    })
    void refusesAFileThatIsWrong(String right, String wrong) throws IOException {
        String text = DEFAULT.getContentAsString(UTF_8);
        assertThat(text).contains(right);
        ByteArrayResource file = new ByteArrayResource(text.replace(right, wrong).getBytes(UTF_8));
        assertThatThrownBy(() -> RulesFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no trading rules");
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> RulesFile.read(new ClassPathResource("missing.yaml")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("missing.yaml");
    }
}
