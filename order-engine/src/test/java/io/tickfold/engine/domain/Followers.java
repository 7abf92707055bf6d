package io.tickfold.engine.domain;

import io.tickfold.contract.value.AccountId;
import io.tickfold.engine.domain.KeyMemory.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Two engines that follow a partition: one sees every state of it, one every seventh. They take it
/// over in turn, which makes followers of others from the beginning.
final class Followers {

    private static final int SELDOM = 7;

    private Follower closely = new Follower();
    private Follower seldom = new Follower();
    private int states;

    /// What has been told to a follower.
    private static final class Follower {
        private final FollowedPartition partition = new FollowedPartition(Engine.BOUNDS);
        private final Map<AccountId, Account> accounts = new HashMap<>();
        private final Set<Use> uses = new HashSet<>();
        private MarketSnapshot market = MarketSnapshot.NOTHING;

        void see(PartitionFold fold) {
            List<Account> changed = new ArrayList<>();
            for (Account account : fold.accounts()) {
                if (!account.equals(accounts.put(account.id(), account))) {
                    changed.add(account);
                }
            }
            fold.keys()
                    .shelf()
                    .forEach(use -> {
                        if (uses.add(use)) {
                            partition.note(use);
                        }
                    });
            MarketSnapshot now = MarketSnapshot.of(fold.market());
            market = now.equals(market) ? market : now;
            partition.change(changed, market);
        }
    }

    void see(PartitionFold fold) {
        closely.see(fold);
        states++;
        if (states % SELDOM == 0) {
            seldom.see(fold);
        }
    }

    PartitionFold takeOver(PartitionFold fold) {
        boolean isCloseOne = fold.market().at().toEpochMilli() % 2 == 0;
        Follower next = isCloseOne ? closely : seldom;
        next.see(fold);
        closely = isCloseOne ? new Follower() : closely;
        seldom = isCloseOne ? seldom : new Follower();
        return Restart.of(fold, next.partition);
    }
}
