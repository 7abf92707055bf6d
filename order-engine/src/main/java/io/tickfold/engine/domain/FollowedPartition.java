package io.tickfold.engine.domain;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.KeyMemory.Use;
import io.tickfold.engine.domain.Market.LastQuote;
import java.util.List;
import java.util.Optional;

/// The live objects of a partition that another engine folds: they follow from what that has
/// stored, so that whoever takes the partition over has them already.
///
/// What it is told may be incomplete in between. Once it has been told everything, it is as if it
/// had been restored at once.
public final class FollowedPartition {

    private final Accounts accounts = new Accounts();
    private final KeyTally tally;
    private final LiveMarket market = new LiveMarket();
    private MarketSnapshot last = MarketSnapshot.NOTHING;

    public FollowedPartition() {
        this(KeyBounds.USUAL);
    }

    FollowedPartition(KeyBounds bounds) {
        tally = new KeyTally(bounds);
    }

    Accounts accounts() {
        return accounts;
    }

    KeyTally tally() {
        return tally;
    }

    public Optional<Account> account(AccountId id) {
        return accounts.find(id);
    }

    /// Notes a use of a key, each once.
    public void note(Use use) {
        tally.note(use);
    }

    /// Puts changed accounts in the place of what they were, in a market that may have changed too.
    ///
    /// @throws UnknownRulesException if its rules require decision logic that is not here
    public void change(List<Account> changed, MarketSnapshot now) {
        MarketSnapshot before = last;
        if (!now.equals(before)) {
            market.restore(now);
            last = now;
        }
        for (Account account : changed) {
            accounts.restore(account);
            accounts.tree().catchUp();
        }
        if (!now.rules().equals(before.rules())) {
            accounts.all().forEach(each -> accounts.updateBounds(each.id(), market));
        } else {
            changed.forEach(each -> accounts.updateBounds(each.id(), market));
            now.quotes()
                    .forEach((symbol, quote) -> {
                        int moved = moved(Optional.ofNullable(before.quotes().get(symbol)), quote);
                        if (moved < Anchors.STEPS.size()) {
                            updateThoseNear(symbol, quote, moved);
                        }
                    });
            before.quotes()
                    .forEach((symbol, quote) -> {
                        if (!now.quotes().containsKey(symbol)) {
                            updateThoseNear(symbol, quote, 0);
                        }
                    });
        }
    }

    /// The first step whose anchor is another one now; their number if none is.
    private static int moved(Optional<LastQuote> before, LastQuote now) {
        if (before.isEmpty()) {
            return 0;
        }
        List<Quote> anchors = now.anchored().quotes();
        List<Quote> former = before.get().anchored().quotes();
        int step = 0;
        while (step < anchors.size() && anchors.get(step).equals(former.get(step))) {
            step++;
        }
        return step;
    }

    /// How near an account is follows from the anchors of no more steps than that.
    private void updateThoseNear(Symbol symbol, LastQuote quote, int moved) {
        LastQuote asMoved = quote.movedTo(moved);
        Optional<AccountId> next = Optional.empty();
        do {
            next = accounts.watch().nextReachedBy(symbol, asMoved, next);
            next.ifPresent(id -> accounts.updateBounds(id, market));
        } while (next.isPresent());
    }
}
