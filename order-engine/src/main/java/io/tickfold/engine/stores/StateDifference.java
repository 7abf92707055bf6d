package io.tickfold.engine.stores;

import io.tickfold.contract.value.AccountId;
import io.tickfold.engine.domain.KeyMemory.Use;
import io.tickfold.engine.domain.PartitionFold;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names the accounts in which the state that an engine has of a partition differs from the one
/// that its events lead to.
record StateDifference(PartitionFold folded, PartitionFold stored) {

    private static final int MOST_NAMED = 5;

    /// Empty if there is none.
    Optional<String> text() {
        List<String> found =
                Stream.of(text("accounts", accounts()), text("keys of", keys()))
                        .flatMap(Optional::stream)
                        .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", found));
    }

    private static Optional<String> text(String what, Set<AccountId> differing) {
        if (differing.isEmpty()) {
            return Optional.empty();
        }
        String named =
                differing.stream()
                        .limit(MOST_NAMED)
                        .map(AccountId::value)
                        .collect(Collectors.joining(", "));
        int more = differing.size() - MOST_NAMED;
        return Optional.of(
                what
                        + " "
                        + named
                        + (more > 0 ? String.format(Locale.ROOT, " and %,d more", more) : ""));
    }

    private Set<AccountId> accounts() {
        Set<AccountId> differing = new TreeSet<>();
        Stream.of(folded, stored)
                .flatMap(fold -> fold.accounts().stream())
                .filter(each -> !folded.account(each.id()).equals(stored.account(each.id())))
                .forEach(each -> differing.add(each.id()));
        return differing;
    }

    /// Of keys that are still remembered.
    private Set<AccountId> keys() {
        Set<Use> before = remembered(folded);
        Set<Use> now = remembered(stored);
        return Stream.concat(
                        before.stream().filter(use -> !now.contains(use)),
                        now.stream().filter(use -> !before.contains(use)))
                .map(Use::account)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<Use> remembered(PartitionFold fold) {
        Instant at = stored.market().at();
        Set<Use> remembered = new HashSet<>();
        fold.keys()
                .shelf()
                .forEach(use -> {
                    if (use.isRemembered(at)) {
                        remembered.add(withoutVersion(use));
                    }
                });
        return remembered;
    }

    /// Older formats of the state do not say by which rules a use was answered.
    private static Use withoutVersion(Use use) {
        return new Use(use.account(), use.command(), use.fingerprint(), use.first(), 0);
    }
}
