package io.tickfold.engine.domain;

import io.tickfold.contract.event.SkipReason;
import io.tickfold.contract.input.MarketInput;
import io.tickfold.contract.input.PriceChange;
import io.tickfold.contract.input.RulesChanged;
import io.tickfold.contract.input.SymbolHalt;
import io.tickfold.contract.value.AccountId;
import java.util.Optional;

/// Decides what a market input means for one account; skips it if deciding fails, or if it is to be
/// skipped.
///
/// @param then the market with the input in it
record ShareDecider(MarketInput input, Market then, Skips skips) {

    Decision decide(DecisionContext context, Account account) {
        Optional<SkipReason> ordered = ordered(context, account.id());
        if (ordered.isPresent()) {
            return Decision.skipping(context, account, ordered.get(), Optional.empty());
        }
        try {
            return decide(new Decision(context, account));
        } catch (RuntimeException e) {
            return Decision.skipping(context, account, SkipReason.FAULT, Optional.of(e));
        }
    }

    private Optional<SkipReason> ordered(DecisionContext context, AccountId account) {
        return skips.ordered(context.cause().inputOffset(), account);
    }

    private Decision decide(Decision decision) {
        return switch (input) {
            case PriceChange change -> new TickDecider(then, change, decision).decide();
            case RulesChanged _ -> new Settlement(then, decision).decide();
            case SymbolHalt _ -> decision;
        };
    }
}
