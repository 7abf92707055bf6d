package io.tickfold.engine.domain;

import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.SkipReason;
import io.tickfold.contract.value.AccountId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the next input must not decide, because an operator or the log says so, and what it turned
/// out to be unable to decide.
public final class Skips {

    private final Map<Share, SkipReason> ordered = new HashMap<>();
    private final List<Skip> found = new ArrayList<>();

    /// An input, or what it means for one account.
    private record Share(long offset, Optional<AccountId> account) {}

    /// Orders that the input of this offset is skipped if it comes next.
    public void order(long offset, SkipReason reason) {
        ordered.put(new Share(offset, Optional.empty()), reason);
    }

    /// Orders that what was skipped once is skipped again, if the next input comes to it.
    public void order(InputSkipped before) {
        ordered.put(new Share(before.inputOffset(), before.account()), before.reason());
    }

    /// Why the input of this offset is to be skipped, if it is.
    public Optional<SkipReason> ordered(long offset) {
        return ordered(new Share(offset, Optional.empty()));
    }

    /// Why the input of this offset is to be skipped for one account, if it is.
    Optional<SkipReason> ordered(long offset, AccountId account) {
        return ordered(new Share(offset, Optional.of(account)));
    }

    private Optional<SkipReason> ordered(Share share) {
        return ordered.isEmpty() ? Optional.empty() : Optional.ofNullable(ordered.get(share));
    }

    void add(Skip skip) {
        found.add(skip);
    }

    /// What was skipped with the last input; forgets it, and all orders.
    List<Skip> take() {
        List<Skip> taken = List.copyOf(found);
        found.clear();
        ordered.clear();
        return taken;
    }
}
