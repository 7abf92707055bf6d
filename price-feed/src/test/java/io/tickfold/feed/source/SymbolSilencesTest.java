package io.tickfold.feed.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SymbolSilencesTest {

    private final SymbolSilences silences = new SymbolSilences(List.of("BTC", "ETH"), 100, 0);

    @Test
    void tellsOnceThatASymbolIsSilentWhileAnotherOneIsNot() {
        silences.spoke("BTC", 90);
        assertThat(silences.fallenSilent(100)).isEmpty();
        assertThat(silences.fallenSilent(101)).containsExactly("ETH");
        assertThat(silences.fallenSilent(150)).isEmpty();
    }

    @Test
    void tellsTheNextSilenceToo() {
        silences.spoke("BTC", 90);
        assertThat(silences.fallenSilent(101)).containsExactly("ETH");
        silences.spoke("ETH", 110);
        silences.spoke("BTC", 190);
        assertThat(silences.fallenSilent(211)).containsExactly("ETH");
    }

    @Test
    void aSilenceOfAllIsNoneOfOne() {
        assertThat(silences.fallenSilent(500)).isEmpty();
        silences.spoke("BTC", 600);
        assertThat(silences.fallenSilent(650)).isEmpty();
        silences.spoke("BTC", 690);
        assertThat(silences.fallenSilent(701)).containsExactly("ETH");
    }
}
