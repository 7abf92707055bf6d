package io.tickfold.engine.domain;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.NamedHashes;
import io.tickfold.contract.value.Sha256;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A part of the tree of accounts: up to 32 accounts, or up to 16 parts.
///
/// At depth n, an account belongs in the part that has the number of the n-th hexadecimal digit of
/// SHA-256(its id). The hash of a part is [ChainHash#ofNamed] of the hashes of its accounts, in the
/// order of their ids, or of those of its parts, in the order of their numbers. As accounts never
/// go, the form of the tree follows from which accounts there are.
final class HashNode {

    private static final int MOST_ACCOUNTS = 32;

    private static final int MOST_PARTS = 16;

    private final int depth;
    private final NamedHashes accounts = new NamedHashes();
    private final SortedMap<Integer, HashNode> parts = new TreeMap<>();
    private Optional<ChainHash> hash = Optional.empty();

    /// @param depth 0 for the whole tree
    HashNode(int depth) {
        this.depth = depth;
    }

    /// Puts an account's hash in its place; hashes its neighbours, and nothing above them.
    void put(AccountId account, ChainHash changed) {
        put(account.value(), Sha256.of(account.value()), changed);
    }

    private void put(String account, byte[] place, ChainHash changed) {
        hash = Optional.empty();
        if (!parts.isEmpty()) {
            part(place).put(account, place, changed);
            return;
        }
        accounts.put(account, changed);
        if (accounts.size() > MOST_ACCOUNTS) {
            split();
        } else {
            hash();
        }
    }

    private void split() {
        accounts.forEach((account, each) -> {
            byte[] place = Sha256.of(account);
            part(place).put(account, place, each);
        });
        accounts.clear();
    }

    private HashNode part(byte[] place) {
        return parts.computeIfAbsent(digit(place), _ -> new HashNode(depth + 1));
    }

    /// The hexadecimal digit at this depth.
    private int digit(byte[] place) {
        int two = Byte.toUnsignedInt(place[depth / 2]);
        return depth % 2 == 0 ? two / MOST_PARTS : two % MOST_PARTS;
    }

    /// The hash of everything in it.
    ChainHash hash() {
        if (hash.isEmpty()) {
            hash = Optional.of(parts.isEmpty() ? accounts.hash() : ChainHash.ofNamed(ofParts()));
        }
        return hash.get();
    }

    private Map<Integer, ChainHash> ofParts() {
        Map<Integer, ChainHash> hashes = new TreeMap<>();
        parts.forEach((number, part) -> hashes.put(number, part.hash()));
        return hashes;
    }

    /// @throws NoSuchElementException if there is no such account
    ChainHash find(AccountId account) {
        HashNode part = parts.get(digit(Sha256.of(account.value())));
        return part != null ? part.find(account) : accounts.find(account.value()).orElseThrow();
    }
}
