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
import java.util.Collection;
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

    private final Duration target;
    private final int most;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private volatile Lanes lanes = new Lanes(1, new ConcurrentHashMap<>());

    /// One for each partition that was used, of so many.
    private record Lanes(int partitions, Map<Integer, Lane> used) {}

    @Autowired
    Admission(GatewayProperties properties) {
        this(properties.waitTarget(), properties.pendingLimit(), Lane.BURST, System::nanoTime);
    }

    /// @param target how long commands should wait for their reply on average, at most; zero if
    ///   that does not matter
    /// @param most how many may be under way, and as many again wait to be
    /// @param patience how long any waits to be at most
    Admission(Duration target, int most, Duration patience, LongSupplier nanoTime) {
        if (target.isNegative()) {
            throw new IllegalArgumentException("tickfold.gateway.wait-target must not be negative");
        }
        this.target = target;
        this.most = most;
        this.patience = patience;
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
        Lanes all = lanes(partitions);
        return all.used()
                .computeIfAbsent(
                        Topics.partitionOf(account, all.partitions()),
                        _ -> new Lane(target, most, all.partitions(), patience, nanoTime));
    }

    /// Starts over when another number of partitions is known; commands leave the lane they
    /// entered.
    private Lanes lanes(int partitions) {
        Lanes now = lanes;
        if (partitions > 0 && now.partitions() != partitions) {
            now = new Lanes(partitions, new ConcurrentHashMap<>());
            lanes = now;
        }
        return now;
    }

    private static boolean addsRisk(Command command) {
        return switch (command) {
            case OpenOrder _, OpenAccount _, Withdraw _ -> true;
            case CloseOrder _, CloseAllOrders _, AmendOrder _, Deposit _, AdjustBalance _ -> false;
        };
    }

    /// Whether commands queue in vain in every partition, so that one more would, most likely.
    ///
    /// @param addsRisk whether it would be one that adds risk
    boolean isHopeless(boolean addsRisk) {
        Collection<Lane> all = lanes.used().values();
        return !all.isEmpty() && all.stream().allMatch(lane -> lane.isHopeless(addsRisk));
    }

    /// How many commands wait to be under way.
    int waiting() {
        return lanes.used().values().stream().mapToInt(Lane::waiting).sum();
    }

    /// How many commands may be under way, in all partitions that were used.
    int limit() {
        return lanes.used().values().stream().mapToInt(Lane::limit).sum();
    }
}
