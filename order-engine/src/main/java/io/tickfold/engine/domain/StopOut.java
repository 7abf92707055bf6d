package io.tickfold.engine.domain;

import static java.util.Comparator.comparing;

import io.tickfold.contract.event.CloseReason;
import io.tickfold.engine.domain.Market.LastQuote;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// The stop-out: while an account's equity is at or below the stop-out level of its margin, its
/// orders are closed, largest loss first.
record StopOut(Market market, Decision decision) {

    /// Closes orders until the account is above the level, or none is left that can be traded.
    void closeUntilAbove() {
        if (!isReached()) {
            return;
        }
        for (StopOutCandidate candidate : ranked()) {
            decision.close(candidate.position(), candidate.quote(), CloseReason.STOP_OUT);
            if (!isReached()) {
                return;
            }
        }
    }

    private boolean isReached() {
        Account account = decision.account();
        return !account.orders().isEmpty()
                && Margin.equity(account, market)
                                .compareTo(
                                        Margin.equityAt(
                                                market.limits().levels().stopOut(),
                                                account.orders().margin()))
                        <= 0;
    }

    /// An order that can be closed, and what that would gain.
    private record StopOutCandidate(Position position, LastQuote quote, BigDecimal profit) {}

    /// The orders that can be closed, largest loss first, oldest first among equals.
    private List<StopOutCandidate> ranked() {
        List<StopOutCandidate> candidates = new ArrayList<>();
        for (Position position : decision.account().orders()) {
            Tradability.in(market, position.symbol())
                    .quoteIfTradable()
                    .map(last ->
                            new StopOutCandidate(position, last, position.profitAt(last.quote())))
                    .ifPresent(candidates::add);
        }
        candidates.sort(comparing(StopOutCandidate::profit));
        return candidates;
    }
}
