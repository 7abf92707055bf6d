package io.tickfold.engine.domain;

import static java.util.Comparator.comparing;

import io.tickfold.contract.event.CloseReason;
import io.tickfold.contract.event.MarginCallEnded;
import io.tickfold.contract.event.MarginCalled;
import io.tickfold.contract.event.MarginState;
import io.tickfold.contract.input.MarginLevels;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Side;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Market.LastQuote;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Turns a new quote into what it leads to for one account; changes nothing.
///
/// The order of work: stop losses, take profits, margin call, stop-out, end of the call.
final class TickDecider {

    private final Market market;
    private final Symbol symbol;
    private final LastQuote quote;
    private final MarginLevels levels;
    private final Decision decision;

    /// @param market with the new quote in it
    /// @param symbol whose quote is new
    TickDecider(Market market, Symbol symbol, Account account, DecisionContext context) {
        this.market = market;
        this.symbol = symbol;
        this.quote = market.quote(symbol).orElseThrow();
        this.levels = market.limits().levels();
        this.decision = new Decision(context, account);
    }

    Decision decide() {
        if (decision.account().orders().holds(symbol)) {
            closeWhere(this::isStopped, CloseReason.STOP_LOSS);
            closeWhere(this::isTaken, CloseReason.TAKE_PROFIT);
            call();
            stopOut();
            decision.settleIfFlat();
            endCall();
        }
        return decision;
    }

    private void closeWhere(Predicate<Position> reached, CloseReason reason) {
        for (Position position : decision.account().orders()) {
            if (position.symbol().equals(symbol) && reached.test(position)) {
                decision.close(position, quote, reason);
            }
        }
    }

    private boolean isStopped(Position position) {
        return position.levels()
                .stopLoss()
                .filter(level -> isFallenTo(level, position))
                .isPresent();
    }

    private boolean isTaken(Position position) {
        return position.levels()
                .takeProfit()
                .filter(level -> isRisenTo(level, position))
                .isPresent();
    }

    /// Whether closing the order now is as bad as at the level, or worse.
    private boolean isFallenTo(Price level, Position position) {
        Price close = quote.quote().closing(position.side());
        return position.side() == Side.BUY ? !close.isAbove(level) : !close.isBelow(level);
    }

    /// Whether closing the order now is as good as at the level, or better.
    private boolean isRisenTo(Price level, Position position) {
        Price close = quote.quote().closing(position.side());
        return position.side() == Side.BUY ? !close.isBelow(level) : !close.isAbove(level);
    }

    private void call() {
        Account account = decision.account();
        if (account.orders().isEmpty() || account.inMarginCall()) {
            return;
        }
        BigDecimal equity = Margin.equity(account, market);
        if (equity.compareTo(equityAt(levels.call())) < 0) {
            decision.add(new MarginCalled(decision.header(), state(equity)));
        }
    }

    private void stopOut() {
        if (!isAtStopOut()) {
            return;
        }
        for (StopOutCandidate candidate : ranked()) {
            decision.close(candidate.position(), candidate.quote(), CloseReason.STOP_OUT);
            if (!isAtStopOut()) {
                return;
            }
        }
    }

    private boolean isAtStopOut() {
        Account account = decision.account();
        return !account.orders().isEmpty()
                && Margin.equity(account, market).compareTo(equityAt(levels.stopOut())) <= 0;
    }

    /// An order that can be closed, and what that would gain.
    private record StopOutCandidate(Position position, LastQuote quote, BigDecimal profit) {}

    /// The orders that can be closed, largest loss first, oldest first among equals.
    private List<StopOutCandidate> ranked() {
        List<StopOutCandidate> candidates = new ArrayList<>();
        for (Position position : decision.account().orders()) {
            dealable(position.symbol())
                    .map(last ->
                            new StopOutCandidate(position, last, position.profitAt(last.quote())))
                    .ifPresent(candidates::add);
        }
        candidates.sort(comparing(StopOutCandidate::profit));
        return candidates;
    }

    private Optional<LastQuote> dealable(Symbol traded) {
        return market.quote(traded).filter(market::isFresh).filter(_ -> !market.isHalted(traded));
    }

    private void endCall() {
        Account account = decision.account();
        if (!account.inMarginCall()) {
            return;
        }
        BigDecimal equity = Margin.equity(account, market);
        if (equity.compareTo(equityAt(levels.callEnd())) >= 0) {
            decision.add(new MarginCallEnded(decision.header(), state(equity)));
        }
    }

    private BigDecimal equityAt(Percent level) {
        return Margin.equityAt(level, decision.account().orders().margin());
    }

    private MarginState state(BigDecimal equity) {
        return new MarginState(Money.rounded(equity), decision.account().orders().margin());
    }
}
