package io.tickfold.engine.domain;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Values under sorted keys, which finds the next key whose value reaches a limit without visiting
/// the others: a treap whose nodes know the farthest value below them.
///
/// Whether any value reaches the limit costs the same however many there are.
final class ReachTree<K, V> {

    private static final int GOLDEN = 0x9E3779B9;
    private static final int MIXER = 0x85EBCA6B;
    private static final int HALF = 16;

    private final Comparator<? super K> keys;
    private final Comparator<? super V> reach;
    private @Nullable Node<K, V> root;
    private int count;

    private static final class Node<K, V> {
        private final K key;
        private final V value;
        private final int priority;
        private V farthest;
        private @Nullable Node<K, V> left;
        private @Nullable Node<K, V> right;

        Node(K key, V value, int priority) {
            this.key = key;
            this.value = value;
            this.priority = priority;
            this.farthest = value;
        }
    }

    /// @param reach a value reaches every limit that is not greater by this order
    ReachTree(Comparator<? super K> keys, Comparator<? super V> reach) {
        this.keys = keys;
        this.reach = reach;
    }

    /// Adds a value under a key that has none.
    void add(K key, V value) {
        root = insert(root, new Node<>(key, value, nextPriority()));
    }

    /// Removes a key and its value, if it is there.
    void remove(K key) {
        root = remove(root, key);
    }

    /// The first key after another, or of all, whose value reaches the limit.
    Optional<K> next(Optional<K> after, V limit) {
        return Optional.ofNullable(next(root, after.orElse(null), limit));
    }

    private @Nullable K next(@Nullable Node<K, V> at, @Nullable K after, V limit) {
        if (at == null || !reaches(at.farthest, limit)) {
            return null;
        }
        if (after != null && keys.compare(at.key, after) <= 0) {
            return next(at.right, after, limit);
        }
        K before = next(at.left, after, limit);
        if (before != null) {
            return before;
        }
        return reaches(at.value, limit) ? at.key : next(at.right, null, limit);
    }

    private boolean reaches(V value, V limit) {
        return reach.compare(value, limit) >= 0;
    }

    private Node<K, V> insert(@Nullable Node<K, V> at, Node<K, V> fresh) {
        if (at == null) {
            return fresh;
        }
        if (keys.compare(fresh.key, at.key) < 0) {
            Node<K, V> left = insert(at.left, fresh);
            at.left = left;
            return left.priority > at.priority ? raiseLeft(at, left) : measured(at);
        }
        Node<K, V> right = insert(at.right, fresh);
        at.right = right;
        return right.priority > at.priority ? raiseRight(at, right) : measured(at);
    }

    private Node<K, V> raiseLeft(Node<K, V> at, Node<K, V> left) {
        at.left = left.right;
        left.right = measured(at);
        return measured(left);
    }

    private Node<K, V> raiseRight(Node<K, V> at, Node<K, V> right) {
        at.right = right.left;
        right.left = measured(at);
        return measured(right);
    }

    private @Nullable Node<K, V> remove(@Nullable Node<K, V> at, K key) {
        if (at == null) {
            return null;
        }
        int compared = keys.compare(key, at.key);
        if (compared == 0) {
            return merged(at.left, at.right);
        }
        if (compared < 0) {
            at.left = remove(at.left, key);
        } else {
            at.right = remove(at.right, key);
        }
        return measured(at);
    }

    private @Nullable Node<K, V> merged(@Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        if (left == null) {
            return right;
        }
        if (right == null) {
            return left;
        }
        if (left.priority > right.priority) {
            left.right = merged(left.right, right);
            return measured(left);
        }
        right.left = merged(left, right.left);
        return measured(right);
    }

    private Node<K, V> measured(Node<K, V> node) {
        node.farthest = farther(farther(node.value, node.left), node.right);
        return node;
    }

    private V farther(V value, @Nullable Node<K, V> other) {
        return other == null || reach.compare(value, other.farthest) >= 0 ? value : other.farthest;
    }

    /// Scattered, and the same for the same sequence of calls.
    private int nextPriority() {
        count += GOLDEN;
        int mixed = (count ^ (count >>> HALF)) * MIXER;
        return mixed ^ (mixed >>> HALF);
    }
}
