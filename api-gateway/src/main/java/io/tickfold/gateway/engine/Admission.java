package io.tickfold.gateway.engine;

import io.tickfold.contract.input.AdjustBalance;
import io.tickfold.contract.input.AmendOrder;
import io.tickfold.contract.input.CloseAllOrders;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.Deposit;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.Withdraw;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.GatewayProperties;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Lets in as many commands as are answered soon; others wait a little, or are turned away before
/// anything is sent.
///
/// Every partition has a [Lane] of its own, so that one that stalls holds up no other. Commands
/// that add risk have only a part of it: orders can be closed when no more can be opened.
@Component
final class Admission {

    /// One in so many of those under way: who takes their places next.
    private static final int FEW_WAIT = 16;

    private final Duration target;
    private final int most;
    private final LongSupplier nanoTime;
    private final Map<Integer, Lane> lanes = new ConcurrentHashMap<>();

    @Autowired
    Admission(GatewayProperties properties) {
        this(properties.waitTarget(), properties.pendingLimit(), System::nanoTime);
    }

    /// @param target how long commands should wait for their reply on average, at most; zero if
    ///   that does not matter
    /// @param most how many may be under way, and as many again wait to be
    Admission(Duration target, int most, LongSupplier nanoTime) {
        this.target = target;
        this.most = most;
        this.nanoTime = nanoTime;
    }

    /// Makes an attempt at a command, unless too many are under way.
    ///
    /// @param partitions how many there are, or 0 if that is unknown
    AttemptResult admit(
            Command command, int partitions, Deadline deadline, Supplier<AttemptResult> attempt) {
        Lane lane = lane(command.header().accountId(), partitions);
        if (!lane.enter(addsRisk(command), deadline.remaining())) {
            return new AttemptResult.TurnedAway();
        }
        try {
            return lane.measured(attempt);
        } finally {
            lane.leave();
        }
    }

    private Lane lane(AccountId account, int partitions) {
        int known = Math.max(1, partitions);
        return lanes.computeIfAbsent(
                Topics.partitionOf(account, known), _ -> new Lane(target, most, known, nanoTime));
    }

    private static boolean addsRisk(Command command) {
        return switch (command) {
            case OpenOrder _, OpenAccount _, Withdraw _ -> true;
            case CloseOrder _, CloseAllOrders _, AmendOrder _, Deposit _, AdjustBalance _ -> false;
        };
    }

    /// Whether so many commands queue in vain that one more would, most likely.
    ///
    /// @param addsRisk whether it would be one that adds risk
    boolean isHopeless(boolean addsRisk) {
        int waiting = lanes.values().stream().mapToInt(lane -> lane.inVain(addsRisk)).sum();
        return waiting > limit() / FEW_WAIT;
    }

    /// How many commands wait to be under way.
    int waiting() {
        return lanes.values().stream().mapToInt(Lane::waiting).sum();
    }

    /// How many commands may be under way, in all partitions that were used.
    int limit() {
        return lanes.values().stream().mapToInt(Lane::limit).sum();
    }
}
