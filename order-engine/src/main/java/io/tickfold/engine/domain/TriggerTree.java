package io.tickfold.engine.domain;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.Symbol;
import io.tickfold.engine.domain.Market.LastQuote;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The accounts that hold a symbol, in the order of their ids; finds the next one that a quote
/// concerns without visiting the others: a treap whose nodes know the [Triggers] of all below them.
///
/// Whether a quote concerns anybody costs the same however many there are. A change of an account's
/// triggers goes up from its node only as far as it makes a difference.
final class TriggerTree {

    private static final int GOLDEN = 0x9E3779B9;
    private static final int MIXER = 0x85EBCA6B;
    private static final int HALF = 16;

    private final Symbol symbol;
    private @Nullable Node root;
    private int count;

    /// Where an account is in the tree.
    static final class Node {
        private final TriggerTree tree;
        private final AccountId account;
        private final int priority;
        private Triggers own;
        private Triggers all;
        private @Nullable Node above;
        private @Nullable Node left;
        private @Nullable Node right;

        private Node(TriggerTree tree, AccountId account, int priority, Triggers own) {
            this.tree = tree;
            this.account = account;
            this.priority = priority;
            this.own = own;
            this.all = own;
        }

        Symbol symbol() {
            return tree.symbol;
        }

        Triggers triggers() {
            return own;
        }

        void replace(Triggers changed) {
            if (!own.equals(changed)) {
                own = changed;
                measureFrom(this);
            }
        }

        void remove() {
            tree.remove(this);
        }

        private Triggers measured() {
            Triggers measured = own;
            if (left != null) {
                measured = measured.and(left.all);
            }
            return right == null ? measured : measured.and(right.all);
        }
    }

    TriggerTree(Symbol symbol) {
        this.symbol = symbol;
    }

    /// Adds an account that is not there.
    Node add(AccountId account, Triggers triggers) {
        Node fresh = new Node(this, account, nextPriority(), triggers);
        Node above = null;
        Node at = root;
        while (at != null) {
            above = at;
            at = account.compareTo(at.account) < 0 ? at.left : at.right;
        }
        if (above != null && account.compareTo(above.account) < 0) {
            above.left = fresh;
        } else if (above != null) {
            above.right = fresh;
        } else {
            root = fresh;
        }
        fresh.above = above;
        while (fresh.above != null && fresh.priority > fresh.above.priority) {
            raise(fresh, fresh.above);
        }
        measureFrom(fresh.above);
        return fresh;
    }

    /// Puts a node in the place of the one above it, and that below it.
    private void raise(Node node, Node above) {
        if (above.left == node) {
            above.left = node.right;
            adopt(above, node.right);
            node.right = above;
        } else {
            above.right = node.left;
            adopt(above, node.left);
            node.left = above;
        }
        put(node, above);
        above.above = node;
        above.all = above.measured();
        node.all = node.measured();
    }

    private static void adopt(Node above, @Nullable Node node) {
        if (node != null) {
            node.above = above;
        }
    }

    /// Puts a node, or none, where another one is.
    private void put(@Nullable Node node, Node replaced) {
        Node above = replaced.above;
        if (node != null) {
            node.above = above;
        }
        if (above == null) {
            root = node;
        } else if (above.left == replaced) {
            above.left = node;
        } else {
            above.right = node;
        }
    }

    private void remove(Node node) {
        put(merged(node.left, node.right), node);
        measureFrom(node.above);
    }

    private static @Nullable Node merged(@Nullable Node left, @Nullable Node right) {
        if (left == null) {
            return right;
        }
        if (right == null) {
            return left;
        }
        if (left.priority > right.priority) {
            left.right = merged(left.right, right);
            adopt(left, left.right);
            left.all = left.measured();
            return left;
        }
        right.left = merged(left, right.left);
        adopt(right, right.left);
        right.all = right.measured();
        return right;
    }

    private static void measureFrom(@Nullable Node changed) {
        for (Node node = changed; node != null; node = node.above) {
            Triggers measured = node.measured();
            if (measured.equals(node.all)) {
                return;
            }
            node.all = measured;
        }
    }

    /// The first account after another, or of all, that the quote concerns.
    Optional<AccountId> next(Optional<AccountId> after, LastQuote quote) {
        return Optional.ofNullable(next(root, after.orElse(null), quote));
    }

    private static @Nullable AccountId next(
            @Nullable Node at, @Nullable AccountId after, LastQuote quote) {
        if (at == null || !at.all.areReachedBy(quote)) {
            return null;
        }
        if (after != null && at.account.compareTo(after) <= 0) {
            return next(at.right, after, quote);
        }
        AccountId before = next(at.left, after, quote);
        if (before != null) {
            return before;
        }
        return at.own.areReachedBy(quote) ? at.account : next(at.right, null, quote);
    }

    /// Scattered, and the same for the same sequence of calls.
    private int nextPriority() {
        count += GOLDEN;
        int mixed = (count ^ (count >>> HALF)) * MIXER;
        return mixed ^ (mixed >>> HALF);
    }
}
