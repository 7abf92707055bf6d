package io.tickfold.audit.explain;

import io.tickfold.contract.explain.Words;
import io.tickfold.contract.value.Quote;
import java.util.Locale;

/// What an event follows from that no client asked for.
final class Causes {

    private Causes() {}

    static Fact of(Scene scene) {
        String words =
                scene.cause()
                        .commandId()
                        .map(command -> "the command " + command + " at " + scene.causeInput())
                        .orElseGet(() -> tick(scene));
        return new Fact.Said("Cause", words);
    }

    private static String tick(Scene scene) {
        String words = "no command, but the tick at " + scene.causeInput();
        return scene.quotes()
                .broughtBy(scene.cause().inputOffset())
                .map(tick -> words + ": " + tick.getKey() + " " + words(tick.getValue().quote()))
                .orElse(words);
    }

    private static String words(Quote quote) {
        return String.format(
                Locale.ROOT,
                "bid %s, ask %s",
                Words.amount(quote.bid()),
                Words.amount(quote.ask()));
    }
}
