package io.tickfold.engine.domain;

/// What is looked at whenever the market has changed for an account, after its orders were closed
/// for other reasons: margin call, stop-out, and the end of the margin call.
record MarginRules(Market market, Decision decision) {

    void apply() {
        MarginCall marginCall = new MarginCall(market, decision);
        marginCall.issueIfDue();
        new StopOut(market, decision).closeUntilAbove();
        decision.settleIfFlat();
        marginCall.endIfDue();
    }
}
