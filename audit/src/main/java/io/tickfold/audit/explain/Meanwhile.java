package io.tickfold.audit.explain;

import io.tickfold.contract.explain.Words;
import io.tickfold.contract.value.Money;
import java.util.Locale;
import java.util.Optional;

/// What happened to an account between two steps of an order, in one sentence.
final class Meanwhile {

    private boolean isFirst = true;
    private int others;
    private Money balance = Money.ZERO;

    /// Counts one more event of the account.
    void count() {
        others++;
    }

    /// What the events since the last step did to the balance, if they did something; the scene is
    /// the next step.
    Optional<Fact> note(Scene scene) {
        Money now = scene.before().balance();
        String words =
                String.format(
                        Locale.ROOT,
                        "%s of the account, not about this order, took the balance from %s to %s",
                        Words.count(others - 1L, "event"),
                        Words.amount(balance),
                        Words.amount(now));
        boolean isWorthNoting = !isFirst && !now.equals(balance);
        isFirst = false;
        others = 0;
        balance = scene.header().balance();
        return isWorthNoting ? Optional.of(new Fact.Said("Meanwhile", words)) : Optional.empty();
    }
}
